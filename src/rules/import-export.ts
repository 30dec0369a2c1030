import { pointAt } from './reading/source-text.ts';
import { nodes, start } from './reading/tree.ts';
import { finding, quoted, rule } from './rule.ts';

/** A paragraph that begins with import or export is code to MDX, and articles hold none. */
export const importExport = rule('import-export', function* (project) {
  for (const { article, node } of nodes(project, 'mdxjsEsm'))
    yield finding(article, start(node), message(node.value), FIX);
  for (const article of project.articles) {
    for (const { kind, offset } of article.faults) {
      if (kind === 'import-export')
        yield finding(article, pointAt(article, offset), message(article.text.slice(offset)), FIX);
    }
  }
});

const message = (text: string): string =>
  `the line ${quoted(/^.{0,60}/.exec(text)?.[0] ?? '')} is read as code`;
const FIX = 'take it out, or begin the paragraph with another word; components need no import';
