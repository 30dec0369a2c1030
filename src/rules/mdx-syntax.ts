import { pointAt } from './reading/source-text.ts';
import { finding, quoted, rule } from './rule.ts';

/** The article can be read as MDX. */
export const mdxSyntax = rule('mdx-syntax', function* ({ articles }) {
  for (const article of articles) {
    for (const { kind, offset, words = '' } of article.faults) {
      if (kind !== 'syntax') continue;
      const fix = INSTEAD.find(([form]) => form.test(words))?.[1] ?? 'write &lt; for the sign <';
      yield finding(article, pointAt(article, offset), `${quoted(words)} cannot be read`, fix);
    }
  }
});

const INSTEAD: [form: RegExp, fix: string][] = [
  [/^<!/, 'take the comment out; an id is {/* #id */}'],
  [/^<(https?|mailto):/, 'write a link as [words](address)'],
  [/^<[A-Za-z][\w.]*\s/, 'write attributes as name="value", and &lt; for the sign <'],
];
