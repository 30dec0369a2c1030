import { pointAt, sourceText } from './reading/source-text.ts';
import { finding, quoted, rule } from './rule.ts';

/** An SVG file is a drawing: it runs nothing and loads nothing from elsewhere. */
export const svgScript = rule('svg-script', function* ({ files }) {
  for (const [path, bytes] of files) {
    if (!/\.svg$/i.test(path)) continue;
    const file = sourceText(path, bytes);
    const drawn = file.text.replace(/<!--[\s\S]*?(-->|$)/g, (comment) => comment.replace(/[^\n]/g, ' '));
    for (const [form, fix] of FORBIDDEN) {
      for (const { 0: words, index } of drawn.matchAll(form)) {
        yield finding(file, pointAt(file, index), `the drawing holds ${quoted(words)}`, fix);
      }
    }
  }
});

const FORBIDDEN: [form: RegExp, fix: string][] = [
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
