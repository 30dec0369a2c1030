import type { FootnoteDefinition, Nodes, Root } from 'mdast';
import { z } from 'astro/zod';
import { VFile } from 'vfile';
import { flattened, mdxTree, type Found } from './mdx.ts';
import { attribute, isComponent, placesOf, type Component, type MarkedPlace, type Place } from './places.ts';
import { say } from './problem.ts';
import { frontSchema, type Front } from './schema.ts';
import { blanked, textOf, TOP, withoutControls, type Text } from './text.ts';
import { readYaml, under, type Yaml } from './yaml.ts';

/** The folder of articles, from the project's own. */
export const ARTICLES = 'content/articles';

/** An article read as far as it can be; never throws. What keeps it from being read is in its file's messages. */
export function readArticle(path: string, bytes: Uint8Array): Article {
  const source = textOf(new VFile({ path }), bytes);
  const text = source.isReadable ? withoutControls(source.text) : '';
  const { fence, bodyAt, front } = frontmatterOf(source, text);
  const { tree, isWhole } = mdxTree(source, fence === 'open' ? '' : text);
  const nodes = flattened(tree);
  return {
    ...source,
    slug: path.slice(path.lastIndexOf('/') + 1).replace(/\.mdx$/, ''),
    front,
    bodyAt,
    tree,
    nodes,
    places: placesOf(tree),
    notes: notesOf(nodes),
    cited: citedIn(nodes),
    prose: proseOf(text, bodyAt, nodes),
    isWhole: isWhole && source.isReadable && fence !== 'open' && !source.isDamaged,
    isDraft: front ? under(front.raw, 'draft') === true : /^draft: *true\b/m.test(text.slice(0, bodyAt)),
  };
}

/** What pages ask of an article, as plain data; its frontmatter has no fault. */
export function entryOf({ front, places, cited, notes, nodes }: Article): ArticleEntry {
  const used = new Set(Array.from(componentsOf({ nodes }), ({ node }) => node.name ?? ''));
  const marked = new Set(Array.from(nodesOf({ nodes }, 'footnoteReference'), ({ node }) => node.identifier));
  return {
    ...(front?.value as Front),
    places: places.map(({ block: _, ...place }) => place),
    cited,
    notes: notes.filter(({ node, first }) => node === first && marked.has(node.identifier)).length,
    components: [...used],
  };
}

/** The same by which Astro checks it. */
export const entrySchema = frontSchema.extend({
  places: z.array(z.custom<Place>()),
  cited: z.array(z.string()),
  /** How many notes a reader sees. */
  notes: z.number(),
  /** The names of the components that it uses. */
  components: z.array(z.string()),
});
export type ArticleEntry = z.infer<typeof entrySchema>;

/** The nodes of some types in an article with what they are in. */
export function* nodesOf<T extends Nodes['type']>(
  { nodes }: { nodes: readonly Found[] },
  ...types: T[]
): Generator<FoundOf<Extract<Nodes, { type: T }>>> {
  for (const { node, within } of nodes)
    if ((types as string[]).includes(node.type)) yield { node: node as Extract<Nodes, { type: T }>, within };
}

/** The components and elements of an article. */
export function componentsOf(article: { nodes: readonly Found[] }): Generator<FoundOf<Component>> {
  return nodesOf(article, 'mdxJsxFlowElement', 'mdxJsxTextElement');
}

/** The ids of sources that a part of a tree cites, with the places of their `<Cite>`. */
export function citesIn(nodes: readonly Found[]): NonNullable<ReturnType<typeof attribute>>[] {
  return nodes.flatMap(({ node }) =>
    isComponent(node) && node.name === 'Cite' ? (attribute(node, 'id') ?? []) : [],
  );
}

/** The opening fence becomes a blank, so that lines and columns of the YAML are the file's. */
function frontmatterOf(source: Text, text: string): Frontmatter {
  const tell = (what: string, instead: string): void => say(source.file, TOP, what, instead, 'frontmatter');
  const keys = 'its headline, deck, kicker, topic, eventDate and published';
  if (!/^---[ \t]*\n/.test(text)) {
    if (source.isReadable)
      tell('the article has no frontmatter', `begin the file with a line ---, ${keys}, and a line ---`);
    return { fence: 'none', bodyAt: 0, front: undefined };
  }
  const close = /^---[ \t]*$/m.exec(text.slice(3));
  if (!close) {
    tell('the frontmatter that begins here never ends', 'write a line --- after its last key');
    return { fence: 'open', bodyAt: text.length, front: undefined };
  }
  const end = close.index + 3;
  const yaml = `   ${text.slice(3, end)}`;
  const bodyAt = end + close[0].length;
  if (!/[^\s#]/.test(yaml.replace(/#.*/g, ''))) {
    tell('the frontmatter holds no keys', `write ${keys} into it, each on a line as key: value`);
    return { fence: 'closed', bodyAt, front: undefined };
  }
  return { fence: 'closed', bodyAt, front: readYaml(source.file, yaml, frontSchema) };
}

/** Each note with the first of its name, which is the one that is shown. */
function notesOf(nodes: readonly Found[]): Note[] {
  const firsts = new Map<string, FootnoteDefinition>();
  return [...nodesOf({ nodes }, 'footnoteDefinition')].map(({ node }) => {
    if (!firsts.has(node.identifier)) firsts.set(node.identifier, node);
    return {
      node,
      first: firsts.get(node.identifier) ?? node,
      cites: citesIn(flattened(node)).map(({ text }) => text),
    };
  });
}

/** The sources that an article cites, in the order in which a reader first meets them. */
function citedIn(nodes: readonly Found[]): string[] {
  const notes = notesOf(nodes);
  const inNotes = new Set(notes.flatMap(({ node }) => flattened(node).map((each) => each.node)));
  const order = nodes.flatMap((found) => {
    if (inNotes.has(found.node)) return [];
    if (found.node.type !== 'footnoteReference') return citesIn([found]).map(({ text }) => text);
    const { identifier } = found.node;
    return notes.find(({ node }) => node.identifier === identifier)?.cites ?? [];
  });
  return [...new Set(order)];
}

/** The source with everything blanked in which brackets mean nothing: frontmatter, code and expressions. */
function proseOf(text: string, bodyAt: number, nodes: readonly Found[]): string {
  const mute = nodes.filter(({ node }) =>
    /^(code|inlineCode|mdxTextExpression|mdxFlowExpression|mdxjsEsm)$/.test(node.type),
  );
  const ranges = mute.map(({ node }): [number, number] => [
    node.position?.start.offset ?? 0,
    node.position?.end.offset ?? 0,
  ]);
  return blanked(text, [0, bodyAt], ...ranges);
}

interface Frontmatter {
  /** Whether the file begins with --- and whether a second --- ends the frontmatter. */
  fence: 'none' | 'open' | 'closed';
  /** Offset at which the prose begins. */
  bodyAt: number;
  front: Yaml<Front> | undefined;
}

export interface FoundOf<Node extends Nodes> extends Found {
  node: Node;
}

export interface Note {
  node: FootnoteDefinition;
  first: FootnoteDefinition;
  cites: string[];
}

export interface Article extends Text {
  slug: string;
  /** Undefined where there is none, or none that YAML can read. */
  front: Yaml<Front> | undefined;
  bodyAt: number;
  tree: Root;
  /** Every node in document order. */
  nodes: Found[];
  places: MarkedPlace[];
  notes: Note[];
  cited: string[];
  prose: string;
  /** False where a part could not be read, so that nothing can be said to be missing. */
  isWhole: boolean;
  isDraft: boolean;
}
