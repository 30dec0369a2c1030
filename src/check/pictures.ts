import { imageSize } from 'image-size';
import { VFile } from 'vfile';
import type { Page } from '../article/article.ts';
import { nearest } from '../article/nearest.ts';
import { PICTURE, pictureFile, picturesIn, SHOWN_WIDTH } from '../article/pictures.ts';
import { attribute, isComponent } from '../article/places.ts';
import { blanked, didYouMean, quoted, readText } from '../article/text.ts';
import { isInternal } from './links.ts';
import type { PageRules, Project, ProjectRules } from './project.ts';
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
    for (const { node, url } of picturesIn(article.nodes)) {
      // Where it is written by reference, its address is that of a link, of which another rule speaks.
      const isLink = node.type === 'imageReference';
      if (isInternal(url) && (isLink || files.has(pictureFile(url, article.file.path)))) continue;
      const known = [...files.keys()].filter((each) => PICTURE.test(each));
      const written = known.map((each) => each.replace(/^public/, '').replace(/^content\/articles/, '.'));
      const near = nearest(url, written);
      if (isInternal(url)) yield [node, `there is no image ${quoted(url)}`, didYouMean(near, otherwise)];
      else yield [node, `the image ${quoted(url)} is not on this site`, otherwise];
    }
  },

  /** What is in the file decides what a browser shows; its name decides what a server says that it is. */
  *'image-type'(article, project) {
    for (const { node, url, path, bytes, size } of pictureFiles(article, project)) {
      const ending = path.replace(/^.*\./, '').toLowerCase().replace('jpeg', 'jpg');
      const type = size?.type?.replace('heif', 'heic');
      const known = PICTURE.test(`.${type}`);
      const save = 'save it as JPEG, PNG, WebP, AVIF, GIF or SVG';
      const shape = 'write viewBox="0 0 width height" into its <svg>';
      if (bytes.length === 0) yield [node, `the image ${quoted(url)} is empty`, 'put the picture into it'];
      else if (!type)
        yield [node, `the file ${quoted(url)} cannot be read as a picture`, ending === 'svg' ? shape : save];
      else if (!known) yield [node, `the image ${quoted(url)} is of the type ${type}`, save];
      else if (type !== ending)
        yield [
          node,
          `the image ${quoted(url)} is of the type ${type}`,
          `name it ${quoted(path.replace(/^.*\/|[^.]*$/g, '') + type)}`,
        ];
    }
  },

  /** Enlarged it would be blurred, as it is it would look lost. */
  *'image-small'(article, project) {
    for (const { node, url, isAlone, size } of pictureFiles(article, project)) {
      const width = size?.type === 'svg' ? undefined : shownWidth(size);
      if (!isAlone || !width) continue;
      const what = `the image ${quoted(url)} is ${width} px wide, too few`;
      const isWide = isComponent(node) && attribute(node, 'wide') !== undefined;
      const put = (least: number) => `put one of ${least} px or more in its place`;
      if (width < NARROWEST)
        yield [node, `${what} to stand alone`, `${put(NARROWEST)}, or set it into a line of text`];
      else if (isWide && width < SHOWN_WIDTH.wide)
        yield [node, `${what} to be a wide picture`, `${put(SHOWN_WIDTH.wide)}, or take out “wide”`];
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

/** The pictures of an article whose files there are, each with its size where it can be read. */
function* pictureFiles(article: Page, { files }: Project) {
  for (const picture of picturesIn(article.nodes)) {
    const path = pictureFile(picture.url, article.file.path);
    const bytes = files.get(path);
    if (isInternal(picture.url) && bytes) yield { ...picture, path, bytes, size: sizeOf(bytes) };
  }
}

function sizeOf(bytes: Uint8Array) {
  try {
    return imageSize(bytes);
  } catch {
    return undefined;
  }
}

/** Cameras write how a picture is turned beside it. */
const shownWidth = (size: ReturnType<typeof sizeOf>): number | undefined =>
  (size?.orientation ?? 1) > 4 ? size?.height : size?.width;

/** In CSS pixels: about as wide as the text. */
const NARROWEST = 600;

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
