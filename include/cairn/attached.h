// SPDX-License-Identifier: Apache-2.0
// Cairn, attached: credentials among the files that a document of another kind carries, a PDF above
// all. The document itself is opened by the program, by what it trusts to read strangers' files;
// docs/reference/library.md says why the library does not.
//
//   auto found = cairn::credentials_among(files);
//   if (!found.ok()) return complain(found.error());
//   for (const auto& one : *found) std::cout << one.file << ": " << one.text << '\n';
#pragma once
#include <cairn/bytes.h>
#include <cairn/result.h>

#include <span>
#include <string>
#include <vector>

namespace cairn {

struct AttachedFile {
  std::string name;  // as the document has it
  Bytes bytes;
};

struct CarriedCredential {
  std::string text;  // what a Verifier takes
  std::string file;  // the name of the file it stood in
};

// All credentials, by content and never by name: JSON, tokens, and what is baked into PNG and SVG.
// Nobody guesses which one is meant. Errors: unreadable (there is none; what is attached is named).
Result<std::vector<CarriedCredential>> credentials_among(std::span<const AttachedFile> files);

}  // namespace cairn
