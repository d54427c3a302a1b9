// SPDX-License-Identifier: Apache-2.0
// Where declared schemas come from: the page at their address, the credential it may be, the pages
// it refers to. All of it through the port, within what one input may ask for.
#include <algorithm>

#include "base/uri.h"
#include "credential/open_badge_3.h"
#include "json_schema/older_draft.h"
#include "verify/judge.h"
#include "verify/schema.h"

namespace cairn::verify {
namespace {

constexpr std::size_t cached_schemas_max = 32;
constexpr std::size_t cached_bytes_max = 8 * 1024 * 1024;  // of their pages
constexpr std::int64_t relied_on_microseconds = 3'600'000'000;
constexpr std::size_t faults_max = 10;  // told of one credential

std::string_view without_fragment(std::string_view url) { return url.substr(0, url.find('#')); }

Code unread(const Error& error) {
  switch (error.code) {
    case ErrorCode::unreachable:
    case ErrorCode::not_found:
    case ErrorCode::not_permitted: return Code::schema_unreachable;
    default: return Code::schema_unreadable;
  }
}

void refuse(DeclaredSchema& declared, Code code, std::string detail) {
  declared.fault = code;
  declared.detail = std::move(detail);
}
void refuse(DeclaredSchema& declared, const Error& error) {
  auto detail = error.detail;
  if (!error.path.empty()) detail.append(" (").append(error.path).append(")");
  refuse(declared, unread(error), std::move(detail));
}

// vc-json-schema#id and #schema; where the address is known, the schema has to call itself by it.
std::string fault_of_schema(const json::Value& schema, std::string_view url) {
  if (!schema.is_object()) return "it is no JSON object";
  const auto id = schema.string_at("$id");
  if (id.empty()) return "it has no $id";
  if (schema.string_at("$schema").empty()) return "it has no $schema";
  const auto named = resolve_uri(url, id);
  if (url.empty() ? has_scheme(named) : without_fragment(named) == without_fragment(url)) return {};
  return "it calls itself " + std::string(id);
}

// The credential that a JsonSchemaCredential declares as the form of its own: our own rules stand
// for it (fault_of_schema_credential), so it is not fetched.
constexpr std::string_view schemas_of_schema_credentials[] = {
    "https://www.w3.org/ns/credentials/json-schema/v2.json",
    "https://www.w3.org/2022/credentials/v2/json-schema-credential-schema.json"};

bool declares_its_own_form(const json::Value& credential) {
  const auto declared = credential["credentialSchema"];
  const auto entries = json::as_list(declared);
  if (entries.size() != 1 || !credential::has_type(entries.front(), "JsonSchema")) return false;
  const auto id = entries.front().string_at("id");
  return std::find(std::begin(schemas_of_schema_credentials),
                   std::end(schemas_of_schema_credentials),
                   id) != std::end(schemas_of_schema_credentials);
}

// The one subject, which holds the schema; null where there are several or none.
json::Value subject_of(const json::Value& credential) {
  const auto subjects = credential["credentialSubject"];
  const auto list = json::as_list(subjects);
  return list.size() == 1 ? list.front() : json::Value();
}

class Loader {
 public:
  Loader(Session& session, DeclaredSchema& into) : session_(session), into_(into) {}

  void load() {
    switch (into_.kind) {
      case SchemaKind::credential: return load_credential();
      case SchemaKind::json_schema:
      case SchemaKind::extension:
      case SchemaKind::one_edtech: return load_plain();
      case SchemaKind::foreign: return;
      case SchemaKind::unknown: return look_for_contradiction();
    }
  }

 private:
  ByteView body() const { return into_.pages.front().body; }

  void load_plain() {
    const auto value = parse();
    if (!value.ok()) return refuse(into_, value.error());
    if (into_.kind == SchemaKind::json_schema)
      if (auto fault = fault_of_schema(*value, into_.url); !fault.empty())
        return refuse(into_, Code::schema_malformed, std::move(fault));
    const bool is_older = into_.kind == SchemaKind::extension;
    compile(is_older ? json_schema::in_draft_07(*value, json::Builder(session_.arena)) : *value,
            into_.url);
  }

  // A credential is judged as any other, by the default policy.
  void load_credential() {
    auto opened = open();
    if (!opened.ok()) return refuse(into_, Code::schema_unreadable, opened.error().detail);
    const auto& credential = opened->value;
    if (auto fault = fault_of_schema_credential(credential); !fault.empty())
      return refuse(into_, Code::schema_malformed, std::move(fault));
    if (const auto id = credential.string_at("id"); id != into_.url)
      return refuse(into_, Code::schema_malformed,
                    "the credential found there calls itself " + std::string(id));
    const Policy policy;
    const Options options{.at = session_.options.at, .resources = session_.options.resources};
    auto inner = session_.within(options, policy);
    weigh(judge_credential(inner, *opened));
    if (into_.fault) return;
    into_.has_status = !credential::status_entries(credential).empty();
    if (into_.has_status && inner.depth > 1)
      return refuse(into_, Code::schema_unproved, "its own status is told by one list too many");
    const auto subject = subject_of(credential);
    compile(subject["jsonSchema"], std::string(subject.string_at("id")));
  }

  Result<ReadDocument> open() {
    CAIRN_TRY(auto read, read_document(session_, session_.arena.copy(as_text(body()))));
    return open_envelopes(session_, std::move(read));
  }

  // Nobody need sign a schema; but what is signed must hold. spec:
  // vc-json-schema#integrity-validation
  void weigh(const CredentialReport& report) {
    if (const auto until = parse_instant(report.valid_until); until.ok())
      into_.valid_until = *until;
    const Finding* form = nullptr;
    for (const auto& finding : report.findings) {
      const auto check = message_of(finding.code).check;
      if (finding.code == Code::unsigned_credential) {
        into_.is_unsigned = true;
      } else if (finding.outcome == Outcome::fail &&
                 (check == Check::schema || check == Check::type || check == Check::context)) {
        form = form == nullptr ? &finding : form;
      } else if (finding.outcome == Outcome::fail ||
                 (finding.outcome == Outcome::not_checked && Policy{}.must_be_checked(check))) {
        return refuse(into_, Code::schema_unproved, told(finding));
      }
    }
    if (form != nullptr) refuse(into_, Code::schema_malformed, told(*form));
  }

  static std::string told(const Finding& finding) {
    auto text = "the credential it is in: " + std::string(message_of(finding.code).name);
    if (!finding.path.empty()) text.append(" at ").append(finding.path);
    return text;
  }

  // An entry of a type nobody knows, whose address holds a JSON Schema of that very address:
  // the type has to say so.
  void look_for_contradiction() {
    const auto value = parse();
    const bool is_schema =
        value.ok() && fault_of_schema(*value, into_.url).empty() &&
        value->string_at("$schema").find("//json-schema.org/") != std::string::npos;
    const bool is_credential = value.ok() && value->string_at("id") == into_.url &&
                               credential::has_type(*value, "JsonSchemaCredential");
    if (is_schema)
      refuse(into_, Code::schema_malformed, "it is a JsonSchema, declared as something else");
    else if (is_credential)
      refuse(into_, Code::schema_malformed,
             "it is a JsonSchemaCredential, declared as something else");
    else
      refuse(into_, Code::schema_not_checked, "its type is not known here");
  }

  Result<json::Value> parse() {
    return session_.workspace.parser().parse(as_text(body()), session_.arena);
  }

  // Of a schema that names none.
  json_schema::Draft draft() const {
    switch (into_.kind) {
      case SchemaKind::one_edtech: return json_schema::Draft::draft_2019_09;
      case SchemaKind::extension: return json_schema::Draft::draft_07;
      default: return json_schema::Draft::draft_2020_12;
    }
  }

  void compile(const json::Value& schema, std::string base) {
    const json_schema::Options options{
        .base = std::move(base),
        .draft = draft(),
        .resolve = [this](std::string_view url) { return refer(url); },
        .limits = {.faults_max = faults_max}};
    auto compiled = json_schema::Schema::compile(schema, options);
    if (!compiled.ok()) return refuse(into_, compiled.error());
    into_.compiled = std::move(*compiled);
  }

  Result<std::string> refer(std::string_view url) {
    CAIRN_TRY(const auto* fetched, session_.fetch(url));
    into_.pages.push_back({std::string(url), fetched->body});
    return std::string(as_text(fetched->body));
  }

  Session& session_;
  DeclaredSchema& into_;
};

// Whether the pages that `schema` refers to are still what they were.
bool is_unchanged(Session& session, const DeclaredSchema& schema) {
  return std::all_of(schema.pages.begin() + 1, schema.pages.end(), [&](const SchemaPage& page) {
    const auto fetched = session.fetch(page.url);
    return fetched.ok() && (*fetched)->body == page.body;
  });
}

std::size_t bytes_of(const DeclaredSchema& schema) {
  std::size_t bytes = 0;
  for (const auto& page : schema.pages) bytes += page.body.size();
  return bytes;
}

std::shared_ptr<const DeclaredSchema> load_schema(Session& session, std::string_view url,
                                                  SchemaKind kind) {
  auto declared = std::make_shared<DeclaredSchema>();
  declared->url = url;
  declared->kind = kind;
  declared->judged_at = session.options.at;
  const auto fetched = session.fetch(url);
  if (!fetched.ok()) {
    refuse(*declared, fetched.error());
    return declared;
  }
  const auto& body = (*fetched)->body;
  auto known = session.schemas.find(url, kind, body, session.options.at);
  if (known && is_unchanged(session, *known)) return known;
  declared->pages.push_back({std::string(url), body});
  Loader(session, *declared).load();
  if (!declared->fault && !declared->has_status) session.schemas.keep(declared);
  return declared;
}

}  // namespace

std::string fault_of_schema_credential(const json::Value& credential) {
  if (!credential::has_type(credential, "JsonSchemaCredential"))
    return "it is no JsonSchemaCredential";
  const auto subject = subject_of(credential);
  if (!credential::has_type(subject, "JsonSchema"))
    return "its credentialSubject is not one JsonSchema";
  if (!declares_its_own_form(credential))
    return "its credentialSchema is not that of schema credentials";
  const auto schema = subject["jsonSchema"];
  auto fault = fault_of_schema(schema, subject.string_at("id"));
  return fault.empty() ? fault : "its jsonSchema: " + fault;
}

std::shared_ptr<const DeclaredSchema> find_schema(Session& session, std::string_view url,
                                                  SchemaKind kind) {
  auto& known = session.asked().schemas;
  const auto key = std::to_string(static_cast<int>(kind)) + " " + std::string(url);
  if (const auto found = known.find(key); found != known.end()) return found->second;
  auto loaded = load_schema(session, url, kind);
  return known.emplace(key, std::move(loaded)).first->second;
}

std::shared_ptr<const DeclaredSchema> SchemaCache::find(std::string_view url, SchemaKind kind,
                                                        ByteView body, Instant at) const {
  for (const auto& schema : schemas_) {
    const auto age = at.microseconds - schema->judged_at.microseconds;
    const bool is_over = schema->valid_until && *schema->valid_until < at;
    if (schema->url == url && schema->kind == kind && age >= 0 && age < relied_on_microseconds &&
        !is_over && std::ranges::equal(body, schema->pages.front().body))
      return schema;
  }
  return nullptr;
}

void SchemaCache::keep(std::shared_ptr<const DeclaredSchema> schema) {
  const auto forget = [&](std::size_t index) {
    bytes_ -= bytes_of(*schemas_[index]);
    schemas_.erase(schemas_.begin() + static_cast<std::ptrdiff_t>(index));
  };
  for (std::size_t i = 0; i < schemas_.size(); ++i)
    if (schemas_[i]->url == schema->url && schemas_[i]->kind == schema->kind) {
      forget(i);
      break;
    }
  const auto bytes = bytes_of(*schema);
  if (bytes > cached_bytes_max) return;
  while (schemas_.size() >= cached_schemas_max || bytes_ + bytes > cached_bytes_max) forget(0);
  bytes_ += bytes;
  schemas_.push_back(std::move(schema));
}

}  // namespace cairn::verify
