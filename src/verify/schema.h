// SPDX-License-Identifier: Apache-2.0
// Schemas that credentials declare (vc-data-model-2.0#data-schemas): fetched, proved where they are
// credentials themselves, compiled, and kept for the next credential that declares them.
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "json_schema/schema.h"
#include "verify/session.h"

namespace cairn::verify {

// The types of `credentialSchema`, and what extensions of Open Badges 2.0 are held to.
enum class SchemaKind : std::uint8_t {
  json_schema,  // JsonSchema (vc-json-schema#jsonschema)
  credential,   // JsonSchemaCredential: a credential with the schema in it
  one_edtech,   // 1EdTechJsonSchemaValidator2019 (Open Badges 3.0)
  extension,    // a JSON Schema of draft 4 to 7, whatever it calls itself
  foreign,      // known, but not judged here
  unknown,
};
SchemaKind schema_kind_of(const json::Value& entry);

struct SchemaPage {
  std::string url;
  Bytes body;  // as fetched
};

struct DeclaredSchema {
  std::string url;
  SchemaKind kind = SchemaKind::unknown;
  std::vector<SchemaPage> pages;  // what lies at `url`, then what that refers to
  Instant judged_at;
  std::optional<Instant> valid_until;           // of a credential
  std::optional<Code> fault;                    // unset: `compiled` is there
  std::string detail;                           // of the fault
  std::optional<json_schema::Schema> compiled;  // unset for an unknown kind
  bool is_unsigned = false;                     // a credential that nobody has signed
  bool has_status = false;                      // it may be withdrawn while its bytes stay the same
};

// What lies at `url`, taken for a schema of this kind. Never null.
std::shared_ptr<const DeclaredSchema> find_schema(Session& session, std::string_view url,
                                                  SchemaKind kind);

// What is wrong with a JsonSchemaCredential as such (vc-json-schema#jsonschemacredential); "" where
// nothing is.
std::string fault_of_schema_credential(const json::Value& credential);

class SchemaCache {
 public:
  // The schema at `url` if it was made from the same bytes within the last hour before `at`.
  std::shared_ptr<const DeclaredSchema> find(std::string_view url, SchemaKind kind, ByteView body,
                                             Instant at) const;
  void keep(std::shared_ptr<const DeclaredSchema> schema);

 private:
  std::vector<std::shared_ptr<const DeclaredSchema>> schemas_;  // oldest first
  std::size_t bytes_ = 0;                                       // of all pages
};

}  // namespace cairn::verify
