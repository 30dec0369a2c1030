import type { Finding } from './page-checks.ts';
import {
  elementsOf,
  elementsWithin,
  hasClass,
  wordsOf,
  type Page,
  type PageElement,
  type Standing,
} from './page-tree.ts';

/** Headings of an article's text without the link that belongs to them, and contents that say something else. */
export function headingProblems({ root }: Page): Finding[] {
  const body = elementsOf(root).find((element) => hasClass(element, 'body'));
  if (!body) return [];
  const headings = elementsWithin(body).filter(({ element }) => /^h[2-4]$/.test(element.tag));
  const contents = elementsOf(root).find((element) => element.tag === 'nav' && hasClass(element, 'contents'));
  const sections = headings.map(({ element }) => element).filter(({ tag }) => tag === 'h2');
  return [...headings.flatMap(permalinkProblems), ...(contents ? contentsProblems(contents, sections) : [])];
}

function permalinkProblems({ element, around }: Standing): Finding[] {
  const words = wordsOf(element);
  // A figure has the link for the heading in it.
  const place = around.find(({ tag }) => tag === 'figure') ?? element;
  const { id } = place.attributes;
  if (!id)
    return [
      {
        at: element,
        what: `the heading “${words}” has no id`,
        remedy: 'write {/* #topic */} after it, or run npm run anchors',
      },
    ];
  const near = place === element ? (around[0] ?? element) : place;
  const links = elementsOf(near).filter(
    ({ tag, attributes }) => tag === 'a' && attributes['href']?.endsWith(`#${id}`),
  );
  if (links.length > 0) return [];
  return [
    {
      at: element,
      what: `the heading “${words}” has no link to itself, #${id}`,
      remedy: 'let src/markdown/rehype-permalinks.ts make it',
    },
  ];
}

function contentsProblems(contents: PageElement, sections: readonly PageElement[]): Finding[] {
  const entries = elementsOf(contents).filter(({ tag }) => tag === 'a');
  return sections.flatMap((heading): Finding[] => {
    const { id } = heading.attributes;
    if (!id) return [];
    const words = wordsOf(heading);
    const entry = entries.find(({ attributes }) => attributes['href'] === `#${id}`);
    if (!entry)
      return [
        {
          at: heading,
          what: `the heading “${words}” is not in the contents`,
          remedy: `add an entry that leads to #${id}`,
        },
      ];
    // Its number stands before.
    if (wordsOf(entry).endsWith(words)) return [];
    return [
      {
        at: entry,
        what: `the contents say “${wordsOf(entry)}” where the heading says “${words}”`,
        remedy: 'make both from the same text',
      },
    ];
  });
}
