import { headingProblems } from './page-headings.ts';
import { linkProblems, type BuiltFiles } from './page-links.ts';
import { elementsOf, nameOf, wordsOf, type Page, type PageElement, type Point } from './page-tree.ts';
import { runTogether } from './page-words.ts';
import type { Problem } from './problem.ts';

/** Everything that is wrong with a built page, by itself and among the files built with it (SPEC 6.5). */
export function pageProblems(page: Page, built: BuiltFiles): Problem[] {
  return checks.flatMap(([id, check]) =>
    check(page, built).map(({ at: { line, column }, what, remedy }) => ({
      path: page.path,
      line,
      column,
      what,
      remedy: `${remedy} [${id}]`,
    })),
  );
}

/** The ids of a page that a link can lead to. */
export function idsOf({ root }: Page): string[] {
  return elementsOf(root).flatMap(({ attributes: { id } }) => (id === undefined ? [] : [id]));
}

const checks: readonly (readonly [id: string, check: (page: Page, built: BuiltFiles) => Finding[]])[] = [
  ['missing-title', titleProblems],
  ['missing-lang', languageProblems],
  ['second-h1', secondHeadings],
  ['duplicate-id', duplicateIds],
  ['heading-permalink', headingProblems],
  ['words-run-together', runTogether],
  ['empty-link', namelessLinks],
  ['image-alt', undescribedImages],
  ['dead-link', linkProblems],
];

function titleProblems({ root }: Page): Finding[] {
  const titles = all(root, 'title');
  if (titles.some((title) => wordsOf(title))) return [];
  return [{ at: titles[0] ?? root, what: 'the page has no title', remedy: 'give its layout one' }];
}

function languageProblems({ root }: Page): Finding[] {
  const html = all(root, 'html')[0];
  if (html?.attributes['lang']?.trim()) return [];
  return [{ at: html ?? root, what: 'the page does not say its language', remedy: 'write <html lang="…">' }];
}

function secondHeadings({ root }: Page): Finding[] {
  const [first, ...more] = all(root, 'h1');
  return more.map((at) => ({
    at,
    what: `the page has a second h1, “${wordsOf(at)}”, after “${first && wordsOf(first)}”`,
    remedy: 'make it a heading of a lower level',
  }));
}

function duplicateIds({ root }: Page): Finding[] {
  const first = new Map<string, PageElement>();
  return elementsOf(root).flatMap((at) => {
    const { id } = at.attributes;
    const before = id === undefined ? undefined : first.get(id);
    if (id !== undefined && !before) first.set(id, at);
    return before
      ? [
          {
            at,
            what: `the id “${id}” stands already in ${before.line}:${before.column}`,
            remedy: 'give each element an id of its own',
          },
        ]
      : [];
  });
}

function namelessLinks({ root }: Page): Finding[] {
  return elementsOf(root).flatMap((at): Finding[] => {
    const { href } = at.attributes;
    const name = nameOf(at);
    if (at.tag === 'button')
      return name
        ? []
        : [{ at, what: 'a button has no name', remedy: 'write words in it, or an aria-label' }];
    if (at.tag !== 'a' || href === undefined) return [];
    if (!href.trim()) return [{ at, what: `the link “${name}” leads nowhere`, remedy: 'write its address' }];
    return name
      ? []
      : [{ at, what: `the link to “${href}” has no name`, remedy: 'write words in it, or an aria-label' }];
  });
}

function undescribedImages({ root }: Page): Finding[] {
  const images = all(root, 'img').filter(({ attributes }) => attributes['alt'] === undefined);
  return images.map((at) => ({
    at,
    what: `the image “${at.attributes['src'] ?? ''}” has no alt`,
    remedy: 'describe what it shows, or write alt="" where it only decorates',
  }));
}

const all = (root: PageElement, tag: string): PageElement[] =>
  elementsOf(root).filter((element) => element.tag === tag);

/** What is wrong at a point of a page, and what to do. */
export interface Finding {
  at: Point;
  what: string;
  remedy: string;
}
