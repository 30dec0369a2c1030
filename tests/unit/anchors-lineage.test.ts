import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emptyLedger, livePlace, stateOf, type Ledger } from '../../src/links/ledger.ts';
import { keep, merge, retire } from '../../src/links/operations.ts';
import { says } from '../../src/links/wording.ts';
import { anchored, source } from './publishing.ts';

const HEADING = '## The offer {/* #offer */}';
// The tool runs some four times a script, so the articles are small.
const SEED = Number(process.env['SEED'] ?? 20191223);
const ARTICLES = 20;
const PARAGRAPHS = 4;
const WORDS = 8;
const VOCABULARY = 300;
const DAY = '2020-02-03';

/** A paragraph, and the published ids whose text it carries on, as only its author knows. */
type Block = { text: string; id: string; carries: Set<string> };

/** What was removed and may be put back, maybe after it was retired. */
let bin: Block[] = [];
let retired = new Set<string>();

const edits: Record<string, (blocks: Block[], at: number, to: number, write: Writer) => void> = {
  typo: (blocks, at, to, write) => replaceWords(blocks, at, to, 1, write),
  reword: (blocks, at, to, write) => replaceWords(blocks, at, to, 4, write),
  rewrite: (blocks, at, to, write) => replaceWords(blocks, at, to, 100, write),
  insert: (blocks, at, _, write) => blocks.splice(at, 0, { text: write(WORDS), id: '', carries: new Set() }),
  move: (blocks, at, to) => blocks.splice(to, 0, ...blocks.splice(at, 1)),
  remove: (blocks, at) => bin.push(...blocks.splice(at, 1)),
  restore: (blocks, at) =>
    blocks.splice(at, 0, ...bin.splice(0, 1).map((block) => ({ ...block, carries: new Set(block.carries) }))),
  copy: (blocks, at, to) => blocks.splice(to, 0, { ...blocks[at]!, carries: new Set(blocks[at]!.carries) }),
  loseComment: (blocks, at) => Object.assign(blocks[at]!, { id: '' }),
  // The comment at the end stays with the second part, as in any editor.
  split: (blocks, at, to) => {
    const words = blocks[at]!.text.split(' ');
    const cut = 1 + (to % Math.max(1, words.length - 1));
    const first = {
      text: words.slice(0, cut).join(' '),
      id: '',
      carries: new Set(blocks[at]!.carries),
    };
    blocks.splice(at, 1, first, { ...blocks[at]!, text: words.slice(cut).join(' ') || 'end' });
  },
  merge: (blocks, at) => {
    const [one, two] = [blocks[at]!, blocks[at + 1]];
    if (!two) return;
    const text = `${one.text} ${two.text}`;
    blocks.splice(at, 2, { text, id: one.id || two.id, carries: new Set([...one.carries, ...two.carries]) });
  },
  // The comment stays on quite another text.
  overwrite: (blocks, at, _, write) => Object.assign(blocks[at]!, { text: write(WORDS), carries: new Set() }),
};

test('leads every link ever published to its text, to what it was merged into, or to a note, through 1,000 scripts of edits', () => {
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
});

function generated(write: Writer): { blocks: Block[]; ledger: Ledger } {
  const blocks: Block[] = Array.from({ length: PARAGRAPHS }, () => ({
    text: write(WORDS),
    id: '',
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
  if (stateOf(ids.get(id)!) === 'removed') return !retired.has(id);
  const holder = blocks.find((block) => block.id === livePlace(ids, id));
  // Once merged, a text shares the fate of the one that it was merged into.
  const former = livePlace(before.ids, id) ?? id;
  return !(holder?.carries.has(id) || holder?.carries.has(former));
}

/** What an author does who knows the text and reads no more than the message. */
function obey(problem: string, blocks: Block[], ledger: Ledger): Ledger {
  const line = Number(/mdx:(\d+):/.exec(problem)?.[1] ?? 0);
  const here = blocks[(line - 12) / 2];
  const lostId = /has lost its id (\S+);/.exec(problem)?.[1];
  const missing = /  (\S+), published on \S+ as .* is missing/.exec(problem)?.[1];
  const drifted = /  (\S+) said “/.exec(problem)?.[1];
  const instead = /; write \{\/\* #(\S+) \*\/\} in its place/.exec(problem)?.[1];
  if (missing) return findOrRetire(missing, blocks, ledger);
  if (!here) throw new Error(`no author could obey: ${problem}`);
  if (lostId) here.id = lostId;
  else if (drifted && here.carries.has(drifted))
    return keep(ledger, drifted, { day: DAY, place: { kind: 'paragraph', text: here.text, line } });
  else if (drifted || / (?:is already used|was removed on|was merged into)/.test(problem))
    here.id = instead ?? '';
  else throw new Error(`no author could obey: ${problem}`);
  return ledger;
}

/** Writes an id where its text is now, merges it into the id that is there, or retires it. */
function findOrRetire(id: string, blocks: Block[], ledger: Ledger): Ledger {
  const asked = { place: undefined, day: DAY };
  const heir = blocks.find((block) => block.carries.has(id));
  if (heir?.id) {
    // As the command does, which knows the place as it will be recorded.
    const entry = anchored(text(blocks), ledger).ledger.ids.get(heir.id);
    // An id that may not stay there is another problem's business.
    if (!entry || !('text' in entry)) return ledger;
    const known = { ...ledger, ids: new Map(ledger.ids).set(heir.id, entry) };
    return merge(known, id, { ...asked, into: heir.id });
  }
  if (heir) {
    heir.id = id;
    return ledger;
  }
  const after = retire(ledger, id, { ...asked, near: 'offer', note: 'Removed.' });
  for (const [each, entry] of after.ids) if (stateOf(entry) === 'removed') retired.add(each);
  return after;
}

function text(blocks: readonly Block[]): string {
  return source(HEADING, ...blocks.map(({ text, id }) => text + (id ? ` {/* #${id} */}` : '')));
}

function readBack(blocks: Block[], written: string): void {
  const lines = written.split('\n');
  blocks.forEach((block, at) => {
    const line = lines[2 * at + 11] ?? '';
    const id = /\{\/\* #(\S+) \*\/\}$/.exec(line)?.[1] ?? '';
    expect(line).toMatch(block.text);
    block.id = id;
    // A reader is as well served by a copy that says the same.
    for (const each of blocks) if (says(each.text, block.text)) each.carries.add(id);
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
