import {
  caching,
  contentType,
  headers,
  immutableFolders,
  immutablePattern,
  pagePattern,
  transportSecurity,
  types,
} from './hosts.ts';

/** The files inside dist that tell hosts how to serve it, by their names. */
export function distFiles(): Readonly<Record<string, string>> {
  return { _headers: underscoreHeaders(), _redirects: redirects, '.htaccess': htaccess(), '.nojekyll': '' };
}

// Cloudflare joins the values of every rule that matches: Cache-Control stands in rules that cannot overlap,
// and pages keep what these hosts send by themselves, which is to ask again each time.
function underscoreHeaders(): string {
  const line = ([name, value]: readonly [string, string]) => `  ${name}: ${value}`;
  const folders = immutableFolders.map((folder) => `/${folder}/*\n  Cache-Control: ${caching.immutable}`);
  return `# Netlify, Cloudflare Pages and hosts like them read this file.
/*
${headers.map(line).join('\n')}
# For a domain that will always have https:
#${line(transportSecurity)}
${folders.join('\n')}
`;
}

const redirects = `# No rule is needed: hosts add the slash of a folder themselves, every link here has it, and 404.html is found.
`;

function htaccess(): string {
  const set = headers.map(([name, value]) => `  Header always set ${name} "${value}"`).join('\n');
  const known = types.map(([extension, type]) => `  AddType "${contentType(type)}" .${extension}`).join('\n');
  return `# Apache reads this file where AllowOverride permits FileInfo; what a server lacks is left out.
<IfModule mod_headers.c>
${set}
  # For a domain that will always have https:
  # Header always set ${transportSecurity.join(' "')}"
  Header set Cache-Control "${caching.other}"
  Header set Cache-Control "${caching.page}" "expr=%{REQUEST_URI} =~ m#${pagePattern}#"
  Header set Cache-Control "${caching.immutable}" "expr=%{REQUEST_URI} =~ m#${immutablePattern}#"
</IfModule>

<IfModule mod_mime.c>
${known}
  # A compressed twin has the type of its text; .br would be Breton.
  RemoveType .gz .br
  RemoveLanguage .br
  AddEncoding br .br
  AddEncoding gzip .gz
</IfModule>

<IfModule mod_rewrite.c>
  RewriteEngine On
  # The folder in which this file stands, as part of the address: the 404 page is there.
  RewriteCond %{REQUEST_URI}::$1 ^/(.*?)(.*)::\\2$
  RewriteRule ^(.*)$ - [E=SITE_FOLDER:%1]
${[
  ['br', 'br'],
  ['gzip', 'gz'],
]
  .map(twinRules)
  .join('\n')}
</IfModule>
ErrorDocument 404 /%{reqenv:SITE_FOLDER}404.html

<IfModule mod_headers.c>
  Header append Vary Accept-Encoding "expr=%{REQUEST_URI} =~ m#(?:/|\\.(?:html|css|js|svg|xml|json|txt|md))$#"
</IfModule>
`;
}

function twinRules([encoding, extension]: readonly string[]): string {
  return `  RewriteCond %{HTTP:Accept-Encoding} \\b${encoding}\\b
  RewriteCond %{REQUEST_FILENAME} !-d
  RewriteCond %{REQUEST_FILENAME}.${extension} -f
  RewriteRule ^(.+)$ $1.${extension} [L]
  RewriteCond %{HTTP:Accept-Encoding} \\b${encoding}\\b
  RewriteCond %{REQUEST_FILENAME}index.html.${extension} -f
  RewriteRule ^(|.+/)$ $1index.html.${extension} [L]`;
}
