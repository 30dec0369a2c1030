import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** One short article instead of the shipped one: what is tested is the same, and each build is quicker. */
export function makeSmall(copy: string): void {
  rmSync(join(copy, 'content'), { recursive: true });
  for (const folder of ['articles', 'pages']) mkdirSync(join(copy, 'content', folder), { recursive: true });
  for (const [path, text] of Object.entries(SMALL)) writeFileSync(join(copy, 'content', path), text);
}

/** A page of its own, without the site’s layout. */
export function page(title: string, body: string): string {
  return `<html lang="en"><head><meta charset="utf-8"><title>${title}</title></head><body>${body}</body></html>`;
}

const SMALL = {
  'articles/small.mdx': `---
headline: A small article
deck: The bird is a Raven.
kicker: Analysis
topic: Birds
eventDate: "2019-12-23"
published: "2020-01-07"
---

## A section {/* #section */}

A paragraph with its note.[^one]

[^one]: <Cite id="source" />, on its first page.
`,
  'pages/colophon.md': `---
title: Colophon
deck: Of a small article.
description: A colophon.
---

## The name

It leads to [the article](/small/).
`,
  'sources.yaml': `- id: source
  type: webpage
  title: A source
  publisher: A publisher
  issued: "2019"
  URL: https://example.org/source
  tier: A
`,
  'labels.yaml': '[]\n',
  'people.yaml': `- { id: person, name: A Person, group: Watchers, role: Somebody, part: Saw it., sources: [source] }\n`,
  'quotations.yaml': `- { id: words, words: A paragraph, speaker: A Person, role: Somebody, occasion: Here, date: "2019-12-23", sources: [source] }\n`,
};
