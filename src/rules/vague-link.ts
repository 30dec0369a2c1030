import { clickable } from './reading/links.ts';
import { start } from './reading/tree.ts';
import { finding, quoted, rule } from './rule.ts';

/** A link's words say where it leads, also to those who hear links without the sentence. */
export const vagueLink = rule('vague-link', function* (project) {
  for (const { article, node, words } of clickable(project)) {
    const bare = words
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
    if (VAGUE.has(bare))
      yield finding(
        article,
        start(node),
        `the link’s words ${quoted(words)} do not say where it leads`,
        'link the words that name what is there',
      );
  }
});

const VAGUE = new Set(
  [
    'here, click, click here, click this, go, go here, see here, right here, over here, this, that, it',
    'link, this link, the link, link here, url, website, page, this page, this site, this article',
    'article, more, read more, learn more, see more, more here, more info, more information',
    'find out more, details, read, read this, read on, continue, continue reading, source, see',
    'see this, see also, start, download',
  ].flatMap((words) => words.split(', ')),
);
