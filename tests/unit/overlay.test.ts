import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { showProblems, type DevServer } from '../../src/check/overlay.ts';
import { say } from '../../src/article/problem.ts';
import { VFile } from 'vfile';

const fault = new VFile({ path: 'content/a.mdx' });
say(fault, { line: 2, column: 3 }, 'this is wrong', 'write that', 'a-rule');
const text = 'content/a.mdx:2:3  this is wrong; write that [a-rule]\n\n1 problem';
const overlay = { type: 'error', err: { message: text, stack: '' } };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A server that records what the browser would be sent. */
function opened(found: VFile[]) {
  const sent: unknown[] = [];
  const logged: string[] = [];
  let change = (_event: string, _path: string): void => undefined;
  let connect = (): void => undefined;
  const server: DevServer = {
    watcher: { on: (_event, listen) => (change = listen) },
    ws: { send: (payload) => sent.push(payload), on: (_event, listen) => (connect = listen) },
  };
  showProblems(
    server,
    () => found,
    (line) => logged.push(line),
  );
  const after = (act: () => void): unknown[] => {
    sent.length = 0;
    act();
    vi.runAllTimers();
    return [...sent];
  };
  return {
    sent,
    logged,
    edited: (path: string) => after(() => change('change', path)),
    visited: () => after(() => connect()),
  };
}

test('shows over the page what is wrong, to each page that is opened, and logs it once', () => {
  const { sent, logged, visited, edited } = opened([fault]);
  expect(sent).toEqual([overlay]);
  expect(visited()).toEqual([overlay]);
  expect(edited('/site/content/articles/a.mdx')).toEqual([overlay]);
  expect(logged).toEqual([text]);
});

test('takes the overlay away when all is fixed', () => {
  const found = [fault];
  const { edited, visited } = opened(found);
  found.pop();
  expect(edited('/site/content/articles/a.mdx')).toEqual([{ type: 'full-reload' }]);
  expect(edited('/site/content/articles/a.mdx')).toEqual([]);
  expect(visited()).toEqual([]);
});

test('looks again only when content or public files change', () => {
  const { edited } = opened([fault]);
  expect(edited('/site/src/article/words.ts')).toEqual([]);
  expect(edited('C:\\site\\public\\room.svg')).toEqual([overlay]);
});
