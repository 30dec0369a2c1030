import type { MdxFault } from './reading/mdx-fault.ts';
import { pointAt } from './reading/source-text.ts';
import { finding, rule } from './rule.ts';

/** What is opened is closed, in the same paragraph or on lines of its own. */
export const unclosedJsx = rule('unclosed-jsx', function* ({ articles }) {
  for (const article of articles) {
    for (const fault of article.faults) {
      if (fault.kind !== 'unclosed-jsx') continue;
      const [message, fix] = said(fault);
      yield finding(article, pointAt(article, fault.offset), message, fix);
    }
  }
});

function said({ tag = '', words, expected }: MdxFault): [message: string, fix: string] {
  if (words === 'unfinished')
    return [`the tag <${tag} is not finished`, 'end it with /> or >, and close every quote'];
  if (words === 'opened')
    return [
      `<${tag}> is not closed in its block`,
      `write </${tag}> after its words, or <${tag} … /> if it has none`,
    ];
  return expected
    ? [`</${tag}> closes nothing, since <${expected}> is open`, `write </${expected}>`]
    : [`</${tag}> closes nothing`, `write <${tag}> before it, or take it out`];
}
