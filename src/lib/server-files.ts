import {
  caching,
  contentType,
  headers,
  immutableFolders,
  immutablePattern,
  pagePattern,
  rareTypes,
  transportSecurity,
  types,
} from './hosts.ts';

/** Configuration for servers of one's own, by file name. */
export function serverFiles(): Readonly<Record<string, string>> {
  return {
    'nginx.conf': nginx(),
    Caddyfile: caddyfile(),
    'lighttpd.conf': lighttpd(),
    'apache.conf': apache,
  };
}

function nginx(): string {
  const text = types
    .map(([, type]) => type)
    .filter((type) => contentType(type) !== type && type !== 'text/html');
  return `# nginx: copy to /etc/nginx/conf.d/, then set server_name and root.
map $uri $site_cache {
  default "${caching.other}";
  "~${pagePattern}" "${caching.page}";
  "~${immutablePattern}" "${caching.immutable}";
}

server {
  listen 80;
  server_name example.org;
  root /srv/www/site;
  index index.html;
  # Under a prefix: /the/prefix/404.html
  error_page 404 /404.html;
  # Else the redirect that adds a slash names nginx's own port and scheme.
  absolute_redirect off;

  # The .gz twins of the build; with the brotli module, brotli_static on; sends the .br ones.
  gzip_static on;
  gzip_vary on;

  # All stand here: a location with an add_header of its own would drop the others.
${headers.map(([name, value]) => `  add_header ${name} "${value}" always;`).join('\n')}
  add_header Cache-Control $site_cache always;
  # For a domain that will always have https:
  # add_header ${transportSecurity.join(' "')}" always;

  charset utf-8;
  charset_types ${text.join(' ')};
  default_type application/octet-stream;
  types {
${types.map(([extension, type]) => `    ${type} ${extension};`).join('\n')}
  }
}
`;
}

function caddyfile(): string {
  const immutable = immutableFolders.map((folder) => `*/${folder}/*`).join(' ');
  // Deferred, or the system's own list of types would win; only for files, or it would name the 404 page too.
  const rare = rareTypes.map(
    ([extension, type]) => `\t\t@${extension} {
\t\t\tpath *.${extension}
\t\t\tfile
\t\t}
\t\theader @${extension} {
\t\t\tContent-Type "${contentType(type)}"
\t\t\tdefer
\t\t}`,
  );
  return `# Caddy 2.6 or later: copy to /etc/caddy/Caddyfile, then set the name (https comes by itself) and the root.
example.org {
	root * /srv/www/site
	route {
		header {
${headers.map(([name, value]) => `\t\t\t${name} "${value}"`).join('\n')}
			# For a domain that will always have https:
			# ${transportSecurity.join(' "')}"
			Cache-Control "${caching.other}"
		}
		@page path */ *.html
		header @page Cache-Control "${caching.page}"
		@immutable path ${immutable}
		header @immutable Cache-Control "${caching.immutable}"
${rare.join('\n')}
		file_server {
			precompressed br gzip
		}
	}
	handle_errors {
		header Cache-Control "${caching.page}"
		header Content-Type "text/html; charset=utf-8"
		# Under a prefix: /the/prefix/404.html
		rewrite * /404.html
		file_server
	}
}
`;
}

function lighttpd(): string {
  return `# lighttpd 1.4.46 or later: copy to /etc/lighttpd/lighttpd.conf, then set the folder in the two lines that name it.
server.modules = ( "mod_setenv", "mod_expire" )
server.port = 80
server.document-root = "/srv/www/site"
# With error-handler-404 a missing page would answer 200. Under a prefix: /srv/www/site/the/prefix/
server.errorfile-prefix = "/srv/www/site/"
index-file.names = ( "index.html" )
dir-listing.activate = "disable"

setenv.add-response-header = (
${headers.map(([name, value]) => `  "${name}" => "${value}"`).join(',\n')}
)
# For a domain that will always have https, one more: "${transportSecurity.join('" => "')}"
# mod_expire, which only speaks of what is there: a missing file must not be kept for a year.
$HTTP["url"] =~ "${pagePattern}" {
  setenv.set-response-header = ( "Cache-Control" => "${caching.page}" )
} else $HTTP["url"] =~ "${immutablePattern}" {
  expire.url = ( "" => "access plus 365 days" )
} else $HTTP["url"] =~ "" {
  expire.url = ( "" => "access plus 1 hours" )
}

mimetype.assign = (
${types.map(([extension, type]) => `  ".${extension}" => "${contentType(type)}"`).join(',\n')}
)
`;
}

const apache = `# Apache 2.4.13 or later: a2enmod headers rewrite, copy to /etc/apache2/sites-available/, set name and folder.
# The rest is in dist/.htaccess, which needs no more than this.
<VirtualHost *:80>
  ServerName example.org
  DocumentRoot /srv/www/site
  <Directory /srv/www/site>
    Options FollowSymLinks
    AllowOverride FileInfo
    Require all granted
  </Directory>
</VirtualHost>
`;
