import { unescape } from 'node:querystring';
import { VFile } from 'vfile';
import { nodesOf } from '../article/article.ts';
import { nearest } from '../article/nearest.ts';
import { blanked, didYouMean, quoted, readText } from '../article/text.ts';
import { isInternal } from './links.ts';
import type { PageRules, ProjectRules } from './project.ts';
import { unsupported } from './structure.ts';

/** The pictures of an article. */
export const pictures: PageRules = {
  'image-alt': unsupported([
    (node) => 'alt' in node && !node.alt?.trim(),
    'an image without a description',
    'write what it shows between the brackets: ![description](address)',
  ]),

  /** A picture is a file of the site: one elsewhere may vanish, and the pages refuse to load it. */
  *'image-missing'(article, { files }) {
    const otherwise = 'put the file into public/ and write its path, such as /map.png';
    for (const { node } of nodesOf(article, 'image')) {
      const { pathname = '' } = URL.parse(node.url, `file:///${article.file.path}`) ?? {};
      const file = unescape(node.url.startsWith('/') ? `public${pathname}` : pathname.slice(1));
      if (isInternal(node.url) && files.has(file)) continue;
      const known = [...files.keys()].filter((each) => /\.(png|jpe?g|webp|avif|gif|svg)$/i.test(each));
      const written = known.map((each) => each.replace(/^public/, '').replace(/^content\/articles/, '.'));
      const near = nearest(node.url, written);
      if (isInternal(node.url))
        yield [node, `there is no image ${quoted(node.url)}`, didYouMean(near, otherwise)];
      else yield [node, `the image ${quoted(node.url)} is not on this site`, otherwise];
    }
  },
};

/** The drawings that are published. */
export const publicFiles: ProjectRules = {
  /** An SVG file is a drawing: it runs nothing and loads nothing from elsewhere. */
  *'svg-script'({ files }) {
    for (const [path, bytes] of files) {
      if (!/\.svg$/i.test(path)) continue;
      const { text, at } = readText(new VFile({ path }), bytes);
      const drawn = text.replace(/<!--[\s\S]*?(-->|$)/g, (comment) => blanked(comment, [0, comment.length]));
      for (const [form, instead] of FORBIDDEN)
        for (const { 0: words, index } of drawn.matchAll(form))
          yield [path, at(index), `the drawing holds ${quoted(words)}`, instead];
    }
  },
};

const FORBIDDEN: [form: RegExp, instead: string][] = [
  [/<(?:\w+:)?script\b/gi, 'take the script out'],
  [/(?<=[\s"'/])on[a-z]+\s*=/gi, 'take the attribute out'],
  [/<(?:\w+:)?(?:foreignObject|iframe|embed|object)\b/gi, 'draw it with SVG elements'],
  [
    /(?<=[\s"'/])(?:xlink:)?(?:href|src)\s*=\s*(?!["']?\s*(?:#|data:image\/(?:png|jpeg|webp|gif|avif)))["']?[^"'\s>]*/gi,
    'link only to #parts of the drawing',
  ],
  [/attributeName\s*=\s*["']?(?:on\w+|(?:xlink:)?href)/gi, 'animate no address and no event'],
  [/@import\b|url\(\s*["']?(?!\s*["']?(?:#|data:image\/))[^)"']*/gi, 'link only to #parts of the drawing'],
  [/<!(?:ENTITY|DOCTYPE)\b|<\?xml-stylesheet\b/gi, 'take the declaration out'],
];
