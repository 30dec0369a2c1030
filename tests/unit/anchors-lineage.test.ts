import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emptyLedger, type Ledger, livePlace, stateOf } from '../../src/lib/ledger.ts';
import { keep, retire } from '../../src/lib/retire.ts';
import { containment, RECOGNISABLE } from '../../src/lib/wording.ts';
import { anchored, source } from './publishing.ts';

const HEADING = '## The offer {/* #offer */}';
// The tool runs some four times a script, so the articles are small.
const SEED = Number(process.env['SEED'] ?? 20191223);
const ARTICLES = 20;
const PARAGRAPHS = 4;
const WORDS = 8;
const VOCABULARY = 300;

/** A paragraph, and the published ids whose text it carries on, as only its author knows. */
type Block = { text: string; id: string; aliases: string[]; carries: Set<string> };

/** What was removed and may be put back, maybe after it was retired. */
let bin: Block[] = [];
let retired = new Set<string>();

const edits: Record<string, (blocks: Block[], at: number, to: number, write: Writer) => void> = {
  typo: (blocks, at, to, write) => replaceWords(blocks, at, to, 1, write),
  reword: (blocks, at, to, write) => replaceWords(blocks, at, to, 4, write),
  rewrite: (blocks, at, to, write) => replaceWords(blocks, at, to, 100, write),
  insert: (blocks, at, _, write) =>
    blocks.splice(at, 0, { text: write(WORDS), id: '', aliases: [], carries: new Set() }),
  move: (blocks, at, to) => blocks.splice(to, 0, ...blocks.splice(at, 1)),
  remove: (blocks, at) => bin.push(...blocks.splice(at, 1)),
  restore: (blocks, at) =>
    blocks.splice(at, 0, ...bin.splice(0, 1).map((block) => ({ ...block, carries: new Set(block.carries) }))),
  copy: (blocks, at, to) => blocks.splice(to, 0, { ...blocks[at]!, carries: new Set(blocks[at]!.carries) }),
  loseComment: (blocks, at) => Object.assign(blocks[at]!, { id: '', aliases: [] }),
  // The comment at the end stays with the second part, as in any editor.
  split: (blocks, at, to) => {
    const words = blocks[at]!.text.split(' ');
    const cut = 1 + (to % Math.max(1, words.length - 1));
    const first = {
      text: words.slice(0, cut).join(' '),
      id: '',
      aliases: [],
      carries: new Set(blocks[at]!.carries),
    };
    blocks.splice(at, 1, first, { ...blocks[at]!, text: words.slice(cut).join(' ') || 'end' });
  },
  merge: (blocks, at) => {
    const [one, two] = [blocks[at]!, blocks[at + 1]];
    if (!two) return;
    const [id = '', ...aliases] = [
      ...new Set([one.id, two.id, ...one.aliases, ...two.aliases].filter(Boolean)),
    ];
    blocks.splice(at, 2, {
      text: `${one.text} ${two.text}`,
      id,
      aliases,
      carries: new Set([...one.carries, ...two.carries]),
    });
  },
  // The comment is left standing on quite another text.
  overwrite: (blocks, at, _, write) => Object.assign(blocks[at]!, { text: write(WORDS), carries: new Set() }),
};

test(
  'leads every link ever published to its text, to what it was merged into, or to a note, through 1,000 scripts of edits',
  { timeout: 60_000 },
  () => {
    const edit = fc.record({ name: fc.constantFrom(...Object.keys(edits)), at: fc.nat(99), to: fc.nat(99) });
    const script = fc.array(edit, { minLength: 1, maxLength: 4 });
    const articles = Array.from({ length: ARTICLES }, (_, seed) => generated(writer(seed)));
    fc.assert(
      fc.property(
        fc.constantFrom(...articles),
        fc.integer(),
        fc.array(script, { minLength: 1, maxLength: 2 }),
        (article, seed, sessions) => {
          const write = writer(seed);
          const blocks = article.blocks.map((block) => ({ ...block, carries: new Set(block.carries) }));
          let ledger = article.ledger;
          bin = [];
          retired = new Set();
          for (const session of sessions) {
            for (const { name, at, to } of session)
              if (blocks.length > 0) edits[name]!(blocks, at % blocks.length, to % blocks.length, write);
            ledger = publish(blocks, ledger);
          }
        },
      ),
      { numRuns: 1000, seed: SEED },
    );
  },
);

function generated(write: Writer): { blocks: Block[]; ledger: Ledger } {
  const blocks: Block[] = Array.from({ length: PARAGRAPHS }, () => ({
    text: write(WORDS),
    id: '',
    aliases: [],
    carries: new Set(),
  }));
  return { blocks, ledger: publish(blocks, emptyLedger('test')) };
}

/** Runs the tool and does what it says until it is content; checks that every id of the ledger leads where it should. */
function publish(blocks: Block[], before: Ledger): Ledger {
  let ledger = before;
  for (let round = 0; round < 12; round++) {
    const result = anchored(text(blocks), ledger);
    if (result.problems.length === 0) {
      const ids = result.article.places.length;
      expect(ids).toBe(blocks.length + 1);
      readBack(blocks, result.text);
      expect([...before.ids.keys()].filter((id) => !result.ledger.ids.has(id))).toEqual([]);
      expect(
        [...result.ledger.ids.keys()].filter((id) => isAstray(id, blocks, result.ledger, before)),
      ).toEqual([]);
      return result.ledger;
    }
    for (const problem of result.problems) ledger = obey(problem, blocks, ledger);
  }
  throw new Error(`the tool is never content: ${anchored(text(blocks), ledger).problems.join('\n')}`);
}

/** An id is astray when its link leads to a text that does not carry its own on, or to a note that its author did not ask for. */
function isAstray(id: string, blocks: readonly Block[], { ids }: Ledger, before: Ledger): boolean {
  if (id === 'offer') return false;
  if (stateOf(ids.get(id)!) === 'gone') return !retired.has(id);
  const holder = blocks.find((block) => block.id === livePlace(ids, id));
  const isDrawn = holder?.id === id || holder?.aliases.includes(id);
  // Once merged, a text shares the fate of the one that it was merged into.
  const former = livePlace(before.ids, id) ?? id;
  return !isDrawn || !(holder?.carries.has(id) || holder?.carries.has(former));
}

/** What an author does who knows the text and reads no more than the message. */
function obey(problem: string, blocks: Block[], ledger: Ledger): Ledger {
  const line = Number(/mdx:(\d+):/.exec(problem)?.[1] ?? 0);
  const here = blocks[(line - 8) / 2];
  const lostId = /has lost its id (\S+);/.exec(problem)?.[1];
  const missing = /  (\S+), published on \S+, is missing/.exec(problem)?.[1];
  const drifted = /  (\S+) said “/.exec(problem)?.[1];
  const owned = / (?:stands twice|was removed on|was merged into)/.test(problem);
  const alias = /; take (\S+) out of this comment/.exec(problem)?.[1];
  if (lostId && here) here.id = lostId;
  else if (alias && here) here.aliases = [...new Set(here.aliases)].filter((each) => each !== alias);
  else if (owned && here) dropId(here);
  else if (drifted && here?.carries.has(drifted)) return keep(ledger, drifted, here.text);
  else if (drifted && here?.id === drifted) dropId(here);
  else if (drifted && here) here.aliases = here.aliases.filter((each) => each !== drifted);
  else if (missing) return findOrRetire(missing, blocks, ledger);
  else throw new Error(`no author could obey: ${problem}`);
  return ledger;
}

/** Deletes the id of a comment, so that its first alias, if it has one, stands in its stead. */
function dropId(block: Block): void {
  [block.id = '', ...block.aliases] = block.aliases;
}

function findOrRetire(id: string, blocks: Block[], ledger: Ledger): Ledger {
  const heir = blocks.find((block) => block.carries.has(id));
  if (!heir) return retireWithAliases(id, ledger);
  if (heir.id) heir.aliases = [...heir.aliases, id];
  else heir.id = id;
  return ledger;
}

function retireWithAliases(id: string, ledger: Ledger): Ledger {
  const after = retire(ledger, id, { near: 'offer', note: 'Removed.', date: '2020-02-03' });
  for (const [each, entry] of after.ids) if (stateOf(entry) === 'gone') retired.add(each);
  return after;
}

function text(blocks: readonly Block[]): string {
  const comment = ({ id, aliases }: Block) => (id ? ` {/* #${[id, ...aliases].join(' < ')} */}` : '');
  return source(HEADING, ...blocks.map((block) => block.text + comment(block)));
}

function readBack(blocks: Block[], written: string): void {
  const lines = written.split('\n');
  blocks.forEach((block, at) => {
    const [id = '', ...aliases] =
      /\{\/\* #(.+) \*\/\}$/.exec(lines[2 * at + 7] ?? '')?.[1]?.split(' < ') ?? [];
    expect(lines[2 * at + 7]).toMatch(block.text);
    Object.assign(block, { id, aliases });
    // A reader is as well served by a copy that says the same.
    for (const each of blocks) if (containment(block.text, each.text) >= RECOGNISABLE) each.carries.add(id);
  });
}

function replaceWords(blocks: Block[], at: number, from: number, count: number, write: Writer): void {
  const words = blocks[at]!.text.split(' ');
  const start = from % words.length;
  const length = Math.min(count, words.length);
  words.splice(length === words.length ? 0 : start, length, write(length));
  blocks[at]!.text = words.join(' ');
}

type Writer = (words: number) => string;

function writer(seed: number): Writer {
  let state = seed >>> 0;
  const word = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return `w${(state >>> 8) % VOCABULARY}`;
  };
  return (words) => Array.from({ length: words }, word).join(' ');
}
