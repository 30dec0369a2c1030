import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Running } from '../serve-dist.ts';

/** The servers of Debian for which deploy/ holds a configuration, and which compressed copies each can send. */
export const servers: readonly Server[] = [
  { name: 'nginx', sends: ['gzip'], prepare: nginx },
  { name: 'apache2', sends: ['br', 'gzip'], prepare: apache },
  { name: 'caddy', sends: ['br', 'gzip'], prepare: caddy },
  { name: 'lighttpd', sends: [], prepare: lighttpd },
];

/** Where a server's program is, or undefined where it is not installed. */
export function programOf(name: string): string | undefined {
  const folders = [...(process.env.PATH ?? '').split(':'), '/usr/sbin', '/usr/local/sbin'];
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
}

/** Starts a server on a copy of a built folder under a prefix such as `/` or `/deep/prefix/`. */
export async function startServer(server: Server, prefix: string, built: string): Promise<Running> {
  const folder = mkdtempSync(join(tmpdir(), `${server.name}-`));
  // Started by root, servers give up their rights before they read.
  chmodSync(folder, 0o755);
  const root = join(folder, 'site');
  mkdirSync(join(root, prefix), { recursive: true });
  cpSync(built, join(root, prefix), { recursive: true });
  const port = await freePort();
  const args = server.prepare({ folder, root, port, prefix });
  const child = spawn(programOf(server.name) ?? server.name, args, {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder },
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const url = `http://127.0.0.1:${port}${prefix}`;
  const stop = async () => {
    await ended(child);
    rmSync(folder, { recursive: true, force: true });
  };
  const answers = () =>
    fetch(url).then(
      () => true,
      () => false,
    );
  // Servers do not tell when they listen; one that cannot start ends.
  while (child.exitCode === null) {
    if (await answers()) return { url, stop };
    await setTimeout(50);
  }
  await stop();
  throw new Error(`${server.name} does not answer at ${url}: ${said}`);
}

function nginx({ folder, root, port, prefix }: Place): string[] {
  const site = shipped('nginx.conf', root)
    .replace('listen 80;', `listen 127.0.0.1:${port};`)
    .replace('404 /404.html', `404 ${prefix}404.html`);
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${folder}/${name};`,
  );
  const rights = process.getuid?.() === 0 ? 'user root;' : '';
  const config = `${rights} daemon off; pid ${folder}/pid; error_log stderr; events {} http { access_log off; ${temporary.join(' ')} ${site} }`;
  return ['-c', written(folder, config), '-p', folder, '-e', 'stderr'];
}

function apache({ folder, root, port }: Place): string[] {
  const modules = ['mpm_event', 'authz_core', 'dir', 'mime', 'headers', 'rewrite'].map(
    (name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`,
  );
  const rights = process.getuid?.() === 0 ? 'User www-data\nGroup www-data' : '';
  const site = shipped('apache.conf', root).replace('*:80', `127.0.0.1:${port}`);
  const config = `ServerRoot ${folder}\nListen 127.0.0.1:${port}\nPidFile ${folder}/pid\nErrorLog ${folder}/log\n${modules.join('\n')}
TypesConfig /etc/mime.types\nDirectoryIndex index.html\n${rights}\n${site}`;
  return ['-D', 'FOREGROUND', '-f', written(folder, config)];
}

function caddy({ folder, root, port, prefix }: Place): string[] {
  const site = shipped('Caddyfile', root)
    .replace('\nexample.org {', `\nhttp://127.0.0.1:${port} {`)
    .replace('rewrite * /404.html', `rewrite * ${prefix}404.html`);
  return ['run', '--adapter', 'caddyfile', '--config', written(folder, `{\n\tadmin off\n}\n${site}`)];
}

function lighttpd({ folder, root, port, prefix }: Place): string[] {
  const site = shipped('lighttpd.conf', root)
    .replace('server.port = 80', `server.port = ${port}\nserver.bind = "127.0.0.1"`)
    .replace(`errorfile-prefix = "${root}/"`, `errorfile-prefix = "${root}${prefix}"`);
  return ['-D', '-f', written(folder, site)];
}

function shipped(name: string, root: string): string {
  return readFileSync(new URL(`../../../deploy/${name}`, import.meta.url), 'utf8').replaceAll(
    '/srv/www/site',
    root,
  );
}

function written(folder: string, config: string): string {
  const path = join(folder, 'server.conf');
  writeFileSync(path, config);
  return path;
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const exit = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await exit;
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

type Place = { folder: string; root: string; port: number; prefix: string };
type Server = { name: string; sends: readonly ('br' | 'gzip')[]; prepare: (place: Place) => string[] };
