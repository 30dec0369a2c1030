import { addressed } from './reading/links.ts';
import { start } from './reading/tree.ts';
import { finding, quoted, rule } from './rule.ts';

/** Links in prose are encrypted; a source may have only http:, and is cited by its entry. */
export const insecureLink = rule('insecure-link', function* (project) {
  for (const { article, node, url } of addressed(project)) {
    if (!/^http:/i.test(url)) continue;
    yield finding(
      article,
      start(node),
      `the link ${quoted(url)} is not encrypted`,
      `write ${url.replace(/^http:/i, 'https:')} if it works, or cite the page as a source`,
    );
  }
});
