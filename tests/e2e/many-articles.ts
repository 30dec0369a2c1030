import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeSmall } from './small-project.ts';

/** The topics of the articles, one after the other. */
export const TOPICS = ['Birds', 'Rivers and lakes', 'Weather', 'Trees'];
/** How many are published in a year. */
export const A_YEAR = 17;

/** Makes `copy` a project of so many short articles, each older than the one before; the first is the small project's. */
export function makeMany(copy: string, count: number): void {
  makeSmall(copy);
  mkdirSync(join(copy, 'content/permalinks'), { recursive: true });
  for (const { name, article, ledger } of many(count)) {
    writeFileSync(join(copy, `content/articles/${name}.mdx`), article);
    writeFileSync(join(copy, `content/permalinks/${name}.json`), ledger);
  }
}

/** Takes away all but the first of them. */
export function keepOnly(copy: string, count: number): void {
  for (const { name } of many(1000).slice(count - 1))
    for (const path of [`content/articles/${name}.mdx`, `content/permalinks/${name}.json`])
      rmSync(join(copy, path), { force: true });
}

function many(count: number): { name: string; article: string; ledger: string }[] {
  return Array.from({ length: count - 1 }, (_, at) => {
    const name = `article-${at + 1}`;
    const published = `${2019 - Math.floor(at / A_YEAR)}-0${1 + (at % 9)}-11`;
    const text = `What is in article ${at + 1}.`;
    const article = `---
headline: ${at === 3 ? LONGEST : `Headline ${at + 1}, as long as headlines of an analysis are`}
deck: One sentence that says what article ${at + 1} found, and on what it rests.
kicker: Analysis
topic: ${TOPICS[at % TOPICS.length]}
eventDate: "${published}"
published: "${published}"
---

${text}[^one] {/* #p-bcdf */}

[^one]: <Cite id="source" />.
`;
    const line = JSON.stringify({ kind: 'paragraph', since: published, texts: [[published, text]] });
    return { name, article, ledger: `{"v":2,"article":"${name}","ids":{\n"p-bcdf":${line}\n}}\n` };
  });
}

/** As many characters as a headline may have, in long words. */
const LONGEST =
  'Intergovernmental telecommunications, counterrevolutionary misrepresentations, incomprehensible birdwatching';
