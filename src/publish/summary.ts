import { budgetLines, type Longest } from './budget.ts';

/** What a build made and weighs, in lines, and what is to be known of it: pages beyond their budget, and a missing SITE_URL. */
export function summary({ files, longest, fonts, site }: Built): { lines: string[]; warnings: string[] } {
  const pages = files.filter((path) => /(^|\/)index\.html$/.test(path));
  const shared = pages.filter((path) => /\/at\/[^/]+\/index\.html$/.test(path));
  const articles = new Set(shared.map((path) => path.slice(0, path.indexOf('/at/'))));
  const cards = files.filter((path) => /^cards\/.+\.png$/.test(path));
  const { weighs, beyond } = budgetLines(longest, fonts);
  return {
    lines: [
      `${count(pages.length, 'page')}: ${count(articles.size, 'article')}, ${count(shared.length, 'share page')}, ${count(cards.length, 'card')}`,
      weighs,
    ],
    warnings: [
      ...beyond,
      ...(site
        ? []
        : ['SITE_URL is not set, so pages have no absolute address for search engines and previews']),
    ],
  };
}

const count = (amount: number, noun: string): string =>
  `${amount.toLocaleString('en')} ${noun}${amount === 1 ? '' : 's'}`;

interface Built {
  /** All files by their paths. */
  files: readonly string[];
  longest: Longest;
  /** Bytes of all fonts. */
  fonts: number;
  site: string | undefined;
}
