import { addressed, isInternal } from './reading/links.ts';
import { start } from './reading/tree.ts';
import { finding, quoted, rule } from './rule.ts';

/** A link opens a page or a letter and runs nothing. */
export const linkScheme = rule('link-scheme', function* (project) {
  for (const { article, node, url } of addressed(project)) {
    if (isInternal(url) || /^(https?:\/\/[^/]|mailto:[^@\s]+@[^@\s]+$)/i.test(url)) continue;
    yield finding(
      article,
      start(node),
      `the link ${quoted(url)} leads to no page`,
      'begin it with https://, with / for a page of this site, or with mailto:',
    );
  }
});
