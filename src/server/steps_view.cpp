// SPDX-License-Identifier: Apache-2.0
#include "server/steps_view.h"

#include <algorithm>
#include <span>

#include "server/text.h"

namespace cairn::server {
namespace {

struct Label {
  std::string_view name;
  std::string_view words;
};

constexpr Label kinds[] = {
    {"signature", to_say("What was signed")},
    {"key", to_say("Which key signed it")},
    {"disclosure", to_say("A part that was shown")},
    {"status", to_say("What the list of withdrawn credentials says")},
    {"context", to_say("A vocabulary it uses")},
    {"schema", to_say("A form its issuer declares")},
    {"page", to_say("A page that was asked")},
};

constexpr Label facts[] = {
    {"suite", to_say("Way of signing")},
    {"form", to_say("Form of what is signed")},
    {"algorithm", to_say("Algorithm")},
    {"header", to_say("Header")},
    {"hash", to_say("Hash function")},
    {"options_digest", to_say("Hash of the proof’s options")},
    {"document_digest", to_say("Hash of the document")},
    {"message", to_say("What the signature is over")},
    {"message_digest", to_say("SHA-256 of what the signature is over")},
    {"signature", to_say("Signature")},
    {"digest", to_say("Digest")},
    {"method", to_say("Key, as it is named")},
    {"controller", to_say("Whose key it must be")},
    {"document", to_say("Record that was asked for the key")},
    {"document_sha256", to_say("SHA-256 of the record")},
    {"relationship", to_say("What the key must be named for")},
    {"type", to_say("Kind")},
    {"multibase", to_say("Key as Multikey")},
    {"jwk", to_say("Key as JWK")},
    {"thumbprint", to_say("Thumbprint of the key (RFC 7638)")},
    {"expires", to_say("The key’s last day")},
    {"revoked", to_say("The key was withdrawn on")},
    {"url", to_say("Address")},
    {"source", to_say("Where it came from")},
    {"sha256", to_say("SHA-256")},
    {"sha256_jcs", to_say("SHA-256 in canonical form (JCS)")},
    {"fault", to_say("What was wrong")},
    {"list", to_say("List")},
    {"list_sha256", to_say("SHA-256 of the list")},
    {"list_issuer", to_say("Who signed the list")},
    {"list_result", to_say("Check of the list itself")},
    {"purpose", to_say("Purpose")},
    {"index", to_say("Place in the list")},
    {"entries", to_say("Places in the list in all")},
    {"value", to_say("What stands at the place")},
    {"listed", to_say("Named by the list (1) or not (0)")},
    {"result", to_say("Code of the result")},
};

std::string label_of(std::span<const Label> labels, std::string_view name) {
  const auto found =
      std::ranges::find_if(labels, [&](const Label& label) { return label.name == name; });
  return found == labels.end() ? std::string(name) : std::string(say(found->words));
}

}  // namespace

std::vector<View> steps_view(const json::Value& steps) {
  std::vector<View> out;
  for (const auto& step : steps.items()) {
    View view;
    view.text("kind", label_of(kinds, step.string_at("step")));
    view.maybe("place", step.string_at("path"));
    std::vector<View> rows;
    for (const auto& fact : step.members()) {
      if (fact.key == "step" || fact.key == "path") continue;
      View row;
      row.text("label", label_of(facts, fact.key));
      row.text("value", fact.value.is_number() ? fact.value.number_text() : fact.value.as_string());
      rows.push_back(std::move(row));
    }
    view.list("facts", std::move(rows));
    out.push_back(std::move(view));
  }
  return out;
}

}  // namespace cairn::server
