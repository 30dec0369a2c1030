import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The address that the project is built for, in a folder of its domain. */
export const ADDRESS = 'https://example.org/base/';

/** Where one run of the tests has the copy that is built for it. All processes of a run are started by the same one. */
export const addressed = join(tmpdir(), `addressed-${process.ppid}`);

/** What a publisher puts into public/, as Google asks for it to be: no charset, no title, and unlike any page of ours. */
export const PUBLISHERS =
  '<!-- kept --><P>google-site-verification: google123.html\n\n<a href=/none>none</a>';
export const publishersFiles = ['google123.html', 'verification/index.html'];
