import { nodesOf } from '../article/article.ts';
import { flattened } from '../article/mdx.ts';
import { nearest } from '../article/nearest.ts';
import { bareComponents } from '../article/places.ts';
import { pointOf } from '../article/problem.ts';
import { didYouMean, plainText, quoted } from '../article/text.ts';
import type { ArticleRules } from './project.ts';

/** Notes: each is written once, cited, and names a source, and no passage is without one. */
export const notes: ArticleRules = {
  // The second would be left out.
  *'footnote-twice'({ notes }) {
    for (const { node, first } of notes)
      if (node !== first) {
        const what = `the note ${marker(node)} is already written on line ${pointOf(first).line}`;
        yield [node, what, 'give one of the two another name'];
      }
  },

  *'footnote-uncited'(article) {
    const cited = new Set(Array.from(nodesOf(article, 'footnoteReference'), ({ node }) => node.identifier));
    const links = Array.from(nodesOf(article, 'link'), ({ node }) => node.url).join(' ');
    for (const { node, first } of article.isWhole ? article.notes : []) {
      const name = marker(node);
      // Another rule finds a marker that an address swallowed.
      if (node !== first || cited.has(node.identifier) || links.includes(name.slice(0, -1))) continue;
      const instead = `write ${name} after the passage it supports, or take the note out`;
      yield [node, `no passage cites the note ${name}`, instead];
    }
  },

  // After parsing, a marker without its note is plain text: this reads the source.
  *'footnote-undefined'({ notes, prose, isWhole, at }) {
    const names = new Set(notes.map(({ node }) => node.identifier));
    for (const { 1: name = '', index } of isWhole ? prose.matchAll(/(?<!\\)\[\^([^\]\n]*)\]/g) : []) {
      if (names.has(name.toLowerCase())) continue;
      const near = nearest(name, names);
      const write = `write a line [^${/^\S+$/.test(name) ? name : 'name'}]: with the source`;
      const instead = didYouMean(near && `[^${near}]`, write);
      yield [at(index), `the note [^${name}] is not written anywhere`, instead];
    }
  },

  *'note-without-source'({ notes }) {
    const instead = 'write <Cite id="…" /> with the id of a source';
    for (const { node } of notes)
      if (!flattened(node).some(({ node: each }) => 'name' in each && each.name === 'Cite'))
        yield [node, `the note ${marker(node)} names no source`, instead];
  },

  *'paragraph-without-note'({ tree, isWhole, isDraft }) {
    for (const node of isWhole && !isDraft ? tree.children : []) {
      if (!/^(paragraph|list|blockquote)$/.test(node.type) || bareComponents(node)) continue;
      const inside = flattened(node).map((each) => each.node);
      // A picture alone claims nothing.
      const hasWords = inside.some((each) => /^(text|inlineCode)$/.test(each.type) && plainText(each));
      const words = plainText(node);
      // Another rule finds a marker without its note.
      const hasNote = inside.some(({ type }) => type === 'footnoteReference') || words.includes('[^');
      if (!hasWords || hasNote) continue;
      const instead = 'write [^name] after what it claims, and a line [^name]: with the source';
      yield [node, `the passage ${quoted(words)} has no note`, instead];
    }
  },
};

const marker = (node: { identifier: string; label?: string | null | undefined }): string =>
  `[^${node.label ?? node.identifier}]`;
