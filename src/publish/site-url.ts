/**
 * The site's absolute URL with its last slash, from SITE_URL or else from what known hosts set in their builds; undefined where
 * nobody knows it. Throws when the variable at hand holds no usable address.
 */
export function siteUrl(env: Environment): string | undefined {
  for (const [name, value] of Object.entries(SOURCES)) {
    const found = value(env)?.trim();
    if (found) return folderUrl(found, name);
  }
  return undefined;
}

function folderUrl(text: string, name: string): string {
  const url = URL.parse(text);
  const refuse = (problem: string, instead: string): never => {
    // The publisher's variable is at fault, not the line of code that noticed.
    throw Object.assign(new Error(`${name}: "${text}" ${problem}; write ${instead}`), { stack: '' });
  };
  if (!url) return refuse('is not a URL', EXAMPLES);
  if (!/^https?:$/.test(url.protocol)) return refuse('is not an http or https address', EXAMPLES);
  if (/[?#]/.test(text)) return refuse('has a query or a fragment', EXAMPLES);
  if (url.username || url.password) return refuse('holds a user name or password', EXAMPLES);
  // A folder may have a dot in its name, as that of the project next.js does.
  if (/\.(?:x?html?|php|aspx?|jsp)$/i.test(url.pathname))
    return refuse('ends in the name of a file', `the folder that the file is in, ${new URL('.', url).href}`);
  return url.href.replace(/\/*$/, '/');
}

const EXAMPLES = 'where the site will be, such as https://example.org/ or https://example.org/base/';

const SOURCES: Readonly<Record<string, (env: Environment) => string | undefined>> = {
  SITE_URL: (env) => env.SITE_URL,
  URL: netlify,
  VERCEL_PROJECT_PRODUCTION_URL: ({ VERCEL_PROJECT_PRODUCTION_URL: host }) =>
    host && `https://${host.replace(/^https:\/\//, '')}`,
  CF_PAGES_URL: cloudflare,
  CI_PAGES_URL: (env) => env.CI_PAGES_URL,
  GITHUB_REPOSITORY: gitHub,
  RENDER_EXTERNAL_URL: (env) => env.RENDER_EXTERNAL_URL,
};

// `URL` alone is too common a name to believe. A preview names itself, so that its cards can be tried.
function netlify(env: Environment): string | undefined {
  if (env.NETLIFY !== 'true') return undefined;
  return env.CONTEXT && env.CONTEXT !== 'production' ? (env.DEPLOY_PRIME_URL ?? env.URL) : env.URL;
}

// CF_PAGES_URL names one deployment (`1a2b3c4d.project.pages.dev`); readers come to the project's address.
function cloudflare(env: Environment): string | undefined {
  if (!/^(?:main|master)$/.test(env.CF_PAGES_BRANCH ?? '')) return env.CF_PAGES_URL;
  return env.CF_PAGES_URL?.replace(/^(https?:\/\/)[^./]+\.([^./]+\.pages\.dev)/, '$1$2');
}

// Forgejo and Gitea set the same names with another server. A repository published elsewhere than on Pages, or under a domain
// of its own, sets SITE_URL: both workflows in deploy/ do.
function gitHub(env: Environment): string | undefined {
  const [owner, name] = env.GITHUB_REPOSITORY?.toLowerCase().split('/') ?? [];
  if (env.GITHUB_ACTIONS !== 'true' || !owner || !name) return undefined;
  if ((env.GITHUB_SERVER_URL ?? 'https://github.com') !== 'https://github.com') return undefined;
  return `https://${owner}.github.io/${name === `${owner}.github.io` ? '' : `${name}/`}`;
}

type Environment = Readonly<Record<string, string | undefined>>;
