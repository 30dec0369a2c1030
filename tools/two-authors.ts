import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ARTICLES, readArticle } from '../src/article/article.ts';
import { readProject } from '../src/check/project.ts';
import { writeAnchors, type Options } from '../src/commands/anchors.ts';
import { lastText, stateOf } from '../src/links/entry.ts';
import { everPublished } from '../src/links/history.ts';
import { finalSlug, LEDGERS, livePlace, type LedgerFile } from '../src/links/ledger.ts';
import { linkProblems } from '../src/links/rules.ts';

/**
 * Lets two authors edit articles under `root` for so many commits, each on a branch that git merges into main again and again,
 * with the real commands and nothing to go by but what these print. Each passage holds a marker, a word that no other has, by
 * which its author knows it again. Returns what became of every address that main ever had, how many wordings that it had are
 * not in the ledgers, and how often each thing was done. Throws where following what is printed does not lead to an end.
 */
export function twoAuthors(root: string, commits: number, seed: number) {
  const story = begun(root, seed);
  const { authors, below } = story;
  for (let at = 0; at < commits; at++) {
    story.day = dayAfter(Math.floor(at / 2));
    const author = one(story, authors);
    if (author.ahead > 0 && below(5) < 2) {
      publish(author, story);
      continue;
    }
    for (let edits = 1 + below(3); edits > 0; edits--) edit(author, story);
    settle(author, story);
    commit(author, story);
    author.ahead++;
  }
  for (const author of authors) publish(author, story);
  return { ...fates(story.main, story), counts: story.counts };
}

/** A project of one article on main, and a branch in a folder of its own for each author. */
function begun(root: string, seed: number) {
  const below = numbers(seed);
  const [main, ...authors] = ['main', 'one', 'other'].map((branch) => ({
    ...{ branch, root: join(root, branch), ahead: 0, bin: [] as string[] },
  })) as [Desk, Desk, Desk];
  const counts: Record<string, number> = {};
  const story: Story = {
    ...{ main, authors, below, counts, day: dayAfter(0), markers: 0, slugs: 1 },
    done: (what) => void (counts[what] = (counts[what] ?? 0) + 1),
    said: new Map(),
  };
  mkdirSync(join(main.root, ARTICLES), { recursive: true });
  writeFileSync(join(main.root, '.gitattributes'), 'content/permalinks/*.json merge=union\n* -text\n');
  const blocks = [
    'section',
    'paragraph',
    'paragraph',
    'section',
    'paragraph',
    'quotation',
    'figure',
    'paragraph',
  ];
  write(
    main,
    'report-1',
    blocks.map((kind) => block(kind, story)),
  );
  git(main, story, 'init', '--quiet', '--initial-branch=main');
  settle(main, story);
  commit(main, story);
  for (const { root: folder, branch } of authors)
    git(main, story, 'worktree', 'add', '--quiet', '-b', branch, folder);
  note(main, story);
  return story;
}

/** What authors do to an article's blocks, whatever the tools think of it. */
const EDITS: Record<
  string,
  (blocks: string[], at: number, to: number, story: Story, desk: Desk, slug: string) => void
> = {
  typo: (blocks, at, _, story) => void (blocks[at] = reworded(blocks[at]!, 1, story)),
  reword: (blocks, at, _, story) => void (blocks[at] = reworded(blocks[at]!, 5, story)),
  rewrite: (blocks, at, _, story) => void (blocks[at] = reworded(blocks[at]!, 100, story)),
  insert: (blocks, at, _, story) => void blocks.splice(at, 0, block(one(story, KINDS), story)),
  move: (blocks, at, to) => void blocks.splice(to, 0, ...blocks.splice(at, 1)),
  remove: (blocks, at, _, _story, { bin }) => void (blocks.length > 4 && bin.push(...blocks.splice(at, 1))),
  removeSection(blocks, at) {
    const start = blocks.findIndex((each, index) => index >= at && each.startsWith('#'));
    const end = blocks.findIndex((each, index) => index > start && each.startsWith('#'));
    if (start > 0 && blocks.length > 8) blocks.splice(start, (end < 0 ? blocks.length : end) - start);
  },
  restore: (blocks, at, to, _, { bin }) =>
    void blocks.splice(at, 0, ...bin.splice(to % Math.max(1, bin.length), 1)),
  restoreWithoutId: (blocks, at, _, _story, { bin }) =>
    void blocks.splice(at, 0, ...bin.splice(0, 1).map(withoutId)),
  copy: (blocks, at, to) => void blocks.splice(to, 0, blocks[at]!),
  loseId: (blocks, at) => void (blocks[at] = withoutId(blocks[at]!)),
  swapIds(blocks, at, to) {
    const [first, second] = [idIn(blocks[at]!), idIn(blocks[to]!)];
    if (!first || !second || kindOf(blocks[at]!) !== kindOf(blocks[to]!)) return;
    blocks[at] = blocks[at]!.replace(first, second);
    blocks[to] = blocks[to]!.replace(second, first);
  },
  // The id at the end stays with the second part, as in any editor; both go on with what was said.
  split(blocks, at, to) {
    const whole = blocks[at]!;
    if (kindOf(whole) !== 'paragraph') return;
    const [words, [marker = ''], id] = [withoutId(whole).split(' '), markersIn(whole), idIn(whole)];
    const cut = 2 + (to % 4);
    const last = `${marker} ${words.slice(cut).join(' ')}`.trim();
    blocks.splice(at, 1, `${words.slice(0, cut).join(' ')} ${marker}`, id ? withId(last, id) : last);
  },
  join(blocks, at) {
    const [first = '', second = ''] = blocks.slice(at, at + 2);
    if (kindOf(first) !== 'paragraph' || kindOf(second) !== 'paragraph') return;
    const id = idIn(first) ? ` {/* #${idIn(first)} */}` : '';
    blocks.splice(at, 2, `${withoutId(first)} ${withoutId(second)}${id}`);
  },
  // The id stays on quite another text; a heading or title may become what its author likes.
  overwrite(blocks, at, _, story) {
    const id = idIn(blocks[at]!);
    if (/section|figure/.test(kindOf(blocks[at]!))) return;
    const other = block(kindOf(blocks[at]!), story);
    blocks[at] = id ? withId(other, id) : other;
  },
  loseLine(blocks, at, _, _story, desk, slug) {
    const id = idIn(blocks[at]!);
    if (!id || blocks.length <= 4) return;
    blocks.splice(at, 1);
    const path = join(desk.root, LEDGERS, `${slug}.json`);
    if (!existsSync(path)) return;
    const lines = readFileSync(path, 'utf8').split('\n');
    writeFileSync(path, lines.filter((line) => !line.startsWith(`"${id}":`)).join('\n'));
  },
  loseLedger: (_blocks, _at, _to, _story, desk, slug) =>
    rmSync(join(desk.root, LEDGERS, `${slug}.json`), { force: true }),
};

/** One edit, of an article's blocks, of its line ends, of its name, or the beginning of another. */
function edit(desk: Desk, story: Story): void {
  const { below, done } = story;
  const slug = one(story, slugsIn(desk));
  const form = below(30);
  if (form === 0 && slugsIn(desk).length < 4) {
    write(
      desk,
      newSlug(story),
      KINDS.concat(KINDS).map((kind) => block(kind, story)),
    );
    done('begin');
  } else if (form === 1) {
    const ledgers = ledgersOf(desk);
    const former = [...ledgers.keys()].filter((each) => each !== slug && finalSlug(ledgers, each) === slug);
    const isBack = former.length > 0 && below(2) === 1;
    const to = isBack ? one(story, former) : newSlug(story);
    if (run(desk, story, { rename: slug, to })) done(isBack ? 'rename back' : 'rename');
  } else if (form === 2) {
    const path = join(desk.root, below(2) ? `${ARTICLES}/${slug}.mdx` : `${LEDGERS}/${slug}.json`);
    const text = textOf(path);
    if (text)
      writeFileSync(
        path,
        text.includes('\r') ? text.replaceAll('\r\n', '\n') : text.replaceAll('\n', '\r\n'),
      );
    done('line ends');
  } else if (form === 3 && slugsIn(desk).length > 2) {
    if (run(desk, story, { withdraw: slug, note: 'It was wrong.' })) done('withdraw');
  } else {
    const blocks = blocksOf(desk, slug);
    const name = one(story, Object.keys(EDITS));
    const before = [blocks.join('\n'), ledgersOf(desk).has(slug)].join();
    EDITS[name]!(blocks, below(blocks.length), below(blocks.length), story, desk, slug);
    write(desk, slug, blocks);
    // Some find nothing to do.
    if ([blocks.join('\n'), ledgersOf(desk).has(slug)].join() !== before) done(name);
  }
}

/** Brings an author's branch up to main, and merges it into main. */
function publish(author: Desk, story: Story): void {
  const { main, done, below } = story;
  try {
    git(author, story, 'merge', '--quiet', '--no-edit', 'main');
  } catch {
    done('conflict');
    resolve(author, story);
  }
  settle(author, story);
  commit(author, story);
  git(main, story, 'merge', '--quiet', '--no-ff', '--no-edit', author.branch);
  const problems = problemsOf(main, story);
  if (problems.length > 0) throw new Error(`main is not in order:\n${problems.join('\n')}`);
  note(main, story);
  if (below(2)) git(author, story, 'reset', '--quiet', '--hard', 'main');
  author.ahead = 0;
  done('publish');
}

/** Takes of each conflict one side, the other, or both, and of two new names of an article that of main. */
function resolve(desk: Desk, story: Story): void {
  const states = git(desk, story, 'status', '--porcelain').split('\n');
  for (const line of states) {
    const [state, path] = [line.slice(0, 2), line.slice(3)];
    const file = join(desk.root, path);
    if (state === 'AU') {
      rmSync(file, { force: true });
      rmSync(file.replace(ARTICLES, LEDGERS).replace('.mdx', '.json'), { force: true });
    } else if (state === 'DD') rmSync(file, { force: true });
    else if (/U|AA/.test(state) && existsSync(file)) {
      const sides = /^<<<<<<< .*\n([^]*?)^=======\r?\n([^]*?)^>>>>>>> .*\n/gm;
      const chosen = readFileSync(file, 'utf8').replace(sides, (_, ours: string, theirs: string) =>
        one(story, ours.includes('---') ? [ours, theirs] : [ours, theirs, `${ours}\n${theirs}`]),
      );
      // Of a conflict within a conflict, what main has is taken.
      writeFileSync(file, /^<<<<<<</m.test(chosen) ? committed(desk, story, path) : chosen);
    }
  }
}

/** A file as main has it, else as it was on the branch. */
function committed(desk: Desk, story: Story, path: string): string {
  const isOnMain = git(desk, story, 'ls-tree', 'main', '--', path) !== '';
  return git(desk, story, 'show', `${isOnMain ? 'main' : 'HEAD'}:${path}`);
}

/** Runs the command and does what it says until it is content, as authors who know their texts and nothing of the tool. */
function settle(desk: Desk, story: Story): void {
  let lines: string[] = [];
  for (let round = 0; round < 60; round++) {
    const before = lines.join('\n');
    lines = [];
    if (writeAnchors(desk.root, {}, (line) => lines.push(line), story.day)) return;
    if (lines.join('\n') === before) break;
    for (const line of lines.slice(0, -1)) obey(line, desk, story);
  }
  throw new Error(`no end of it:\n${lines.join('\n')}`);
}

/** What messages say to do, and how it is done. */
const REMEDIES: Record<string, [form: RegExp, act: (found: string[], here: Here, story: Story) => void]> = {
  'write an id again': [
    / has lost its id (\S+); write /,
    ([id], here) => here.change((text) => withId(text, id!)),
  ],
  'write another id': [
    /; write (?:id="|\{\/\* #)([^\s"]+).* in its place/,
    ([id], here) => here.change((text) => withId(withoutId(text), id!)),
  ],
  'write another word': [
    /; write another word for its topic in place of (\S+)/,
    ([id], here, story) => here.change((text) => text.replace(`#${id} `, `#topic-${++story.markers} `)),
  ],
  'name a section': [
    /the heading .* has no id; .* at its end: \{\/\* #(\S+) /,
    ([id], here) => here.change((text) => withId(text, id!)),
  ],
  'keep an id, or take it out': [
    /(\S+) said “.*” when it was last recorded and now says/,
    ([id], here, story) => {
      if (shares(here.text(), here.recorded(id!))) run(here.desk, story, { keep: [id!], article: here.slug });
      else here.change(withoutId);
    },
  ],
  'delete an id': [
    /; delete (?:id="|\{\/\* #)\S+.* and run npm run anchors, which gives another/,
    (_, here) => here.change(withoutId),
  ],
  'find a place for what is gone': [
    /(\S+), (?:published|recorded) on .*, is missing from the article(?:, and with it (.*?))?; /,
    ([id, more], here, story) => {
      for (const each of [id!, ...(more?.split(', ') ?? [])]) findAPlace(each, here, story);
    },
  ],
  'find another place for what was merged': [
    /(\S+) (?:leads to \S+, which is not a place|was merged into \S+, which does not say)[^;]*(?:; if it was merged into (\S+),)?/,
    ([id, into], here, story) => findAPlace(id!, here, story, into),
  ],
  'name another place nearby': [
    /(\S+) was removed near (\S+), which is not a place/,
    ([id, near], here) =>
      here.changeLedger((line) =>
        line.startsWith(`"${id}":`) ? line.replace(`"near":"${near}"`, `"near":"${here.anyId()}"`) : line,
      ),
  ],
  'choose an address': [
    /the first lines of two branches say different things/,
    (_, here) => {
      const ledgers = ledgersOf(here.desk);
      const slugs = slugsIn(here.desk);
      const heads = here.ledgerLines().filter((line) => line.startsWith('{"v":'));
      const targetOf = (head: string): string =>
        finalSlug(ledgers, /"moved":"([^"]+)"/.exec(head)?.[1] ?? '');
      const kept = heads.find((head) => slugs.includes(targetOf(head))) ?? heads[0];
      here.changeLedger((line) => (heads.includes(line) && line !== kept ? '' : line));
    },
  ],
  'delete a ledger that was never published': [
    /; (?:.* or )?delete (content\/permalinks\/\S+), since it was never published/,
    ([path], { desk }) => rmSync(join(desk.root, path!)),
  ],
  'delete a file that is elsewhere now': [
    /there is a file (\S+)\.mdx again; give that file another name/,
    ([slug], { desk }) => rmSync(join(desk.root, `${ARTICLES}/${slug}.mdx`)),
  ],
};

/** What the simulation does of itself; the rest is what messages made its authors do. */
export const ACTS = [
  ...['publish', 'conflict', 'begin', 'rename', 'rename back', 'withdraw', 'line ends'],
  ...Object.keys(EDITS),
];

function obey(line: string, desk: Desk, story: Story): void {
  const [, path = '', row = ''] = /^(\S+?):(\d+):/.exec(line) ?? [];
  for (const [name, [form, act]] of Object.entries(REMEDIES)) {
    const found = form.exec(line);
    if (!found) continue;
    act(found.slice(1), hereAt(desk, path, Number(row), story), story);
    story.done(name);
    return;
  }
  throw new Error(`no author could obey: ${line}`);
}

/** The line of a message, and the article that it is about. */
function hereAt(desk: Desk, path: string, row: number, story: Story): Here {
  const slug = /([^/]+)\.\w+$/.exec(path)?.[1] ?? '';
  const ledger = (): LedgerFile | undefined => ledgersOf(desk).get(slug);
  return {
    ...{ desk, slug },
    text: () => linesOf(join(desk.root, path))[row - 1] ?? '',
    change: (to) => changeLines(join(desk.root, path), (line, at) => (at === row - 1 ? to(line) : line)),
    ledgerLines: () => linesOf(join(desk.root, LEDGERS, `${slug}.json`)),
    changeLedger: (to) => changeLines(join(desk.root, LEDGERS, `${slug}.json`), to),
    recorded: (id) => lastText(ledger()?.ids.get(id)) || everSaid(id, story),
    anyId: () => blocksOf(desk, slug).map(idIn).find(Boolean) ?? '',
  };
}

/** Writes an id where its passage is now, merges it into the id that is there, or retires it. */
function findAPlace(id: string, { desk, slug, recorded }: Here, story: Story, told?: string): void {
  const path = join(desk.root, ARTICLES, `${slug}.mdx`);
  const said = recorded(id);
  const rows = linesOf(path).map((line, at) => (shares(line, said) ? at : -1));
  const row = rows.find((at) => at >= 0 && idIn(linesOf(path)[at]!) === told) ?? Math.max(...rows);
  const heir = row < 0 ? undefined : linesOf(path)[row];
  if (!heir) retire(id, slug, desk, story);
  else if (idIn(heir) === id) return;
  else if (idIn(heir)) {
    const isMerged = run(desk, story, { merge: [id], into: idIn(heir)!, article: slug });
    if (!isMerged) retire(id, slug, desk, story, idIn(heir));
  } else changeLines(path, (line, at) => (at === row ? withId(line, id) : line));
}

/** Retires an id near the first place of its article that the command takes. */
function retire(id: string, slug: string, desk: Desk, story: Story, heir?: string): void {
  // A removed passage is shown near another.
  if (!blocksOf(desk, slug).some(idIn)) write(desk, slug, [block('section', story), ...blocksOf(desk, slug)]);
  const ids = [heir, ...blocksOf(desk, slug).map(idIn)].flatMap((each) => each ?? []);
  const isTaken = (near: string): boolean =>
    run(desk, story, { retire: [id], near, note: 'It was taken out.', article: slug });
  ids.some(isTaken);
}

/** The last that main had of an id, under whatever address. */
function everSaid(id: string, { said }: Story): string {
  return [...said.values()].findLast((each) => each.id === id)?.text ?? '';
}

/** What main publishes at this moment. */
function note(main: Desk, { said }: Story): void {
  for (const slug of slugsIn(main)) {
    const path = `${ARTICLES}/${slug}.mdx`;
    for (const { id = '', text } of readArticle(path, readFileSync(join(main.root, path))).places)
      said.set(`${slug}#${id} ${text}`, { slug, id, text });
  }
}

/** What became of every address that was ever published, and of every wording. */
function fates(main: Desk, { said }: Story) {
  const ledgers = ledgersOf(main);
  const fate: Fate = { right: 0, removed: 0, wrong: [], lost: [], forgotten: [] };
  const now = (slug: string): string => finalSlug(ledgers, slug);
  /** All that an id ever said, under whatever address its article was. */
  const all = Map.groupBy(said.values(), ({ slug, id }) => `${now(slug)}#${id}`);
  for (const [address, [first, ...more]] of Map.groupBy(said.values(), ({ slug, id }) => `${slug}#${id}`)) {
    const { slug, id } = first!;
    const ids = ledgers.has(slug) ? ledgers.get(now(slug))?.ids : undefined;
    const [entry, live] = [ids?.get(id), ids && livePlace(ids, id)];
    const isThere = slugsIn(main).includes(now(slug));
    const here = (isThere ? blocksOf(main, now(slug)) : []).find((text) => idIn(text) === live) ?? '';
    if (!entry || !live) fate.lost.push(address);
    else if (stateOf(entry) === 'removed' || ledgers.get(now(slug))?.end) fate.removed++;
    else if (all.get(`${now(slug)}#${id}`)?.some(({ text }) => shares(text, here))) fate.right++;
    else fate.wrong.push(`${address}: ${here}`);
    for (const { text } of [first!, ...more])
      if (!entry?.texts.some(([, each]) => each === text)) fate.forgotten.push(`${address}: ${text}`);
  }
  return fate;
}

/** Runs the command; false where it refuses, and something else has to be done. */
function run(desk: Desk, { day }: Story, options: Options): boolean {
  try {
    writeAnchors(desk.root, options, () => {}, day);
    return true;
  } catch {
    return false;
  }
}

function problemsOf({ root }: Desk, { day }: Story): string[] {
  return Array.from(
    linkProblems(readProject(root), everPublished(root), day),
    ([path, , what]) => `${path} ${what}`,
  );
}

function git({ root }: Desk, { day }: Pick<Story, 'day'>, ...args: string[]): string {
  const config = [
    'user.name=a',
    'user.email=a@example.org',
    'commit.gpgSign=false',
    'gc.auto=0',
    'core.autocrlf=false',
  ];
  const date = `${day}T12:00:00Z`;
  return execFileSync('git', [...config.flatMap((each) => ['-c', each]), ...args], {
    ...{ cwd: root, encoding: 'utf8', stdio: 'pipe' },
    env: { ...process.env, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date },
  });
}

function commit(desk: Desk, story: Story): void {
  git(desk, story, 'add', '--all');
  git(desk, story, 'commit', '--quiet', '--allow-empty', '-m', 'Edit');
}

function slugsIn({ root }: Desk): string[] {
  return readdirSync(join(root, ARTICLES))
    .map((name) => name.replace('.mdx', ''))
    .sort();
}

const ledgersOf = ({ root }: Desk): ReadonlyMap<string, LedgerFile> => readProject(root).ledgers;
const linesOf = (path: string): string[] => textOf(path).split(/\r?\n/);
/** A ledger may be lost. */
const textOf = (path: string): string => (existsSync(path) ? readFileSync(path, 'utf8') : '');

function changeLines(path: string, to: (line: string, at: number) => string): void {
  const text = textOf(path);
  const end = text.includes('\r') ? '\r\n' : '\n';
  if (text) writeFileSync(path, text.split(/\r?\n/).map(to).join(end));
}

/** The blocks of an article, each a line. */
function blocksOf({ root }: Desk, slug: string): string[] {
  const [, , ...lines] = readFileSync(join(root, ARTICLES, `${slug}.mdx`), 'utf8')
    .split(/^---\r?$/m)
    .join('')
    .split(/\r?\n/);
  return lines.slice(lines.indexOf('')).filter(Boolean);
}

function write({ root }: Desk, slug: string, blocks: readonly string[]): void {
  const path = join(root, ARTICLES, `${slug}.mdx`);
  const end = existsSync(path) && readFileSync(path, 'utf8').includes('\r') ? '\r\n' : '\n';
  const text = `---\nheadline: A report\ndeck: It is a test.\nkicker: Report\ntopic: Tests\npublished: "2020-01-07"\n---\n\n${blocks.join('\n\n')}\n`;
  writeFileSync(path, text.replaceAll('\n', end));
}

/** A new block of a kind: words, and the marker by which it is known. */
function block(kind: string, story: Story): string {
  const words = Array.from({ length: kind === 'paragraph' ? 14 : 5 }, () => word(story));
  words.splice(3, 0, `marker${++story.markers}`);
  const text = words.join(' ');
  if (kind === 'section') return `## ${text} {/* #topic-${story.markers} */}`;
  if (kind === 'quotation') return `<PullQuote>${text}</PullQuote>`;
  return kind === 'figure' ? `<Lanes title="${text}" data="any" />` : text;
}

/** The same with so many of its words replaced, its marker and its marks left. */
function reworded(text: string, count: number, story: Story): string {
  const from = story.below(12);
  let at = 0;
  return text.replace(/\bw\d+\b/g, (before) =>
    at++ >= from % 4 && at <= (from % 4) + count ? word(story) : before,
  );
}

const KINDS = ['section', 'paragraph', 'paragraph', 'paragraph', 'quotation', 'figure'];
const kindOf = (text: string): string =>
  text.startsWith('#')
    ? 'section'
    : text.startsWith('<P')
      ? 'quotation'
      : text.startsWith('<L')
        ? 'figure'
        : 'paragraph';
const idIn = (text: string): string | undefined =>
  /\{\/\* #(\S+) \*\/\}| id="(\S+?)"/.exec(text)?.slice(1).find(Boolean);
const withoutId = (text: string): string => text.replace(/ \{\/\* #\S+ \*\/\}| id="\S+?"/, '');
const withId = (text: string, id: string): string =>
  text.startsWith('<') ? text.replace(/^<\w+/, (tag) => `${tag} id="${id}"`) : `${text} {/* #${id} */}`;
const markersIn = (text: string): string[] => text.match(/\bmarker\d+\b/g) ?? [];
const shares = (text: string, other: string): boolean =>
  markersIn(text).some((marker) => markersIn(other).includes(marker));
const word = ({ below }: Story): string => `w${below(300)}`;
const newSlug = (story: Story): string => `report-${++story.slugs}`;
const one = <Each>({ below }: Pick<Story, 'below'>, all: readonly Each[]): Each => all[below(all.length)]!;
const dayAfter = (days: number): string => new Date(Date.UTC(2020, 0, 7 + days)).toISOString().slice(0, 10);

/** Numbers from 0 to one below what is asked for, the same for the same seed. */
function numbers(seed: number): (limit: number) => number {
  let state = seed >>> 0;
  return (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

interface Desk {
  branch: string;
  root: string;
  /** Commits that main does not have yet. */
  ahead: number;
  /** What was removed and may be put back. */
  bin: string[];
}

interface Story {
  main: Desk;
  authors: Desk[];
  below: (limit: number) => number;
  counts: Record<string, number>;
  done: (what: string) => void;
  day: string;
  markers: number;
  slugs: number;
  /** All that main ever had: which id under which address said what. */
  said: Map<string, { slug: string; id: string; text: string }>;
}

interface Fate {
  right: number;
  removed: number;
  wrong: string[];
  lost: string[];
  forgotten: string[];
}

interface Here {
  desk: Desk;
  slug: string;
  text: () => string;
  change: (to: (line: string) => string) => void;
  ledgerLines: () => string[];
  changeLedger: (to: (line: string) => string) => void;
  /** What an id said when it was last recorded. */
  recorded: (id: string) => string;
  anyId: () => string;
}
