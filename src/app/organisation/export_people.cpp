// SPDX-License-Identifier: Apache-2.0
// Learners, what they claimed with which evidence, and the badges they hold.
#include <charconv>

#include "app/optional.h"
#include "app/organisation/export_part.h"
#include "app/ports/assessments.h"
#include "app/ports/award_changes.h"
#include "app/ports/awards.h"
#include "app/ports/claims.h"
#include "app/ports/issued.h"
#include "app/ports/learner_records.h"
#include "app/ports/plain_tables.h"
#include "app/ports/stacks.h"
#include "encoding/csv_line.h"
#include "encoding/hex.h"
#include "json/parse.h"
#include "json/write.h"

namespace cairn::app {
namespace {

using json::Builder;
using json::ObjectBuilder;
using json::Value;

constexpr std::int64_t portion = 500;

std::string maybe(const std::optional<Instant>& instant) {
  return instant ? format_instant(*instant) : std::string();
}

// Goes on with the last row where there may be more.
template <class Row>
bool go_on(ExportPlace& place, const std::vector<Row>& rows, std::int64_t asked) {
  if (static_cast<std::int64_t>(rows.size()) < asked) return false;
  place.after = rows.back().id.text;
  return true;
}

// A table's head before its first rows.
Status begin_table(ExportPlace& place, const std::string& name, std::string& lines,
                   std::initializer_list<std::string_view> head) {
  if (!place.after.empty()) return done;
  CAIRN_CHECK(place.archive.begin(name));
  encoding::append_csv_line(lines, head);
  return done;
}

// What may stand in a path whatever unpacks it.
std::string file_name_of(const Evidence& evidence) {
  std::string name = evidence.file_name;
  for (auto& c : name) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || std::string_view("/\\:*?\"<>|").find(c) != std::string_view::npos) c = '_';
  }
  return evidence.id.text + (name.empty() ? "" : "-" + name);
}

Value evidence_value(const Evidence& it, Builder builder) {
  const bool is_file = it.kind == EvidenceKind::file || it.kind == EvidenceKind::text;
  return ObjectBuilder(builder)
      .add_string("id", it.id.text)
      .add_string_if("url", it.url)
      .add_string_if("reference", it.reference)
      .add_string_if("file",
                     is_file ? "evidence/" + it.claim.text + "/" + file_name_of(it) : std::string())
      .add_string_if("mediaType", it.media_type)
      .add_string_if("sha256", encoding::to_hex(it.sha256))
      .add("round", builder.integer(it.round))
      .value();
}

// Of a claim, read one after the other.
class ClaimFile {
 public:
  ClaimFile(Transaction& transaction, const Claim& claim, Builder builder)
      : transaction_(transaction), claim_(claim), builder_(builder), out_(builder) {}

  Result<std::string> text() {
    out_.add_string("id", claim_.id.text)
        .add_string("achievement", claim_.achievement.text)
        .add("achievementVersion", builder_.integer(claim_.achievement_version))
        .add_string("learner", claim_.learner.text)
        .add_string("state", name_of(claim_.state))
        .add_string("submitted", format_instant(claim_.submitted))
        .add_string_if("statement", claim_.statement);
    auto& assessments = transaction_.assessments();
    CAIRN_CHECK(add("evidence", transaction_.claims().evidence_of(claim_.organisation, claim_.id),
                    &ClaimFile::evidence));
    CAIRN_CHECK(add("declarations", assessments.declarations_of(claim_.organisation, claim_.id),
                    &ClaimFile::declaration));
    CAIRN_CHECK(add("markings", assessments.markings_of(claim_.organisation, claim_.id),
                    &ClaimFile::marking));
    CAIRN_CHECK(add("conflicts", assessments.conflicts_of(claim_.organisation, claim_.id),
                    &ClaimFile::conflict));
    CAIRN_CHECK(
        add("events", assessments.events_of(claim_.organisation, claim_.id), &ClaimFile::event));
    CAIRN_CHECK(add_decision());
    CAIRN_CHECK(add_appeal());
    return json::write(out_.value());
  }

 private:
  template <class T>
  Status add(std::string_view name, Result<std::vector<T>> rows,
             Value (ClaimFile::*make)(const T&)) {
    if (!rows) return std::move(rows).error();
    std::vector<Value> values;
    for (const auto& row : *rows) values.push_back((this->*make)(row));
    if (!values.empty()) out_.add(name, builder_.array(values));
    return done;
  }

  Value evidence(const Evidence& it) { return evidence_value(it, builder_); }
  Value declaration(const Declaration& it) {
    return ObjectBuilder(builder_)
        .add("round", builder_.integer(it.round))
        .add("identity", Value::boolean(it.identity))
        .add("originality", Value::boolean(it.originality))
        .add_string("tools", tool_use_names[static_cast<std::size_t>(it.tools)])
        .add_string_if("toolsUsed", it.tools_used)
        .add_string_if("reflection", it.reflection)
        .value();
  }
  Value marking(const StoredMarking& it) {
    const auto content = json::parse(it.content, builder_.arena());
    ObjectBuilder out(builder_);
    out.add("round", builder_.integer(it.round))
        .add_string("role", name_of(it.role))
        .add_string("by", it.account.text)
        .add_string("started", format_instant(it.started))
        .add("seconds", builder_.integer(it.seconds))
        .add_string_if("handedIn", maybe(it.submitted));
    return out.add("marks", content ? *content : builder_.string(it.content)).value();
  }
  Value conflict(const Conflict& it) {
    return ObjectBuilder(builder_)
        .add_string("by", it.account.text)
        .add_string("declared", format_instant(it.declared))
        .add_string_if("reason", it.reason)
        .value();
  }
  Value event(const CaseEvent& it) {
    return ObjectBuilder(builder_)
        .add_string("at", format_instant(it.at))
        .add_string("deed", name_of(it.deed))
        .add_string("by", it.who)
        .add_string_if("text", it.text)
        .value();
  }

  Status add_decision() {
    CAIRN_TRY(const auto decision,
              optional(transaction_.claims().find_decision(claim_.organisation, claim_.id)));
    if (decision)
      out_.add("decision", ObjectBuilder(builder_)
                               .add_string("outcome", name_of(decision->outcome))
                               .add_string("by", decision->decided_by.text)
                               .add_string("decided", format_instant(decision->decided))
                               .add_string_if("reason", decision->reason)
                               .value());
    return done;
  }
  Status add_appeal() {
    CAIRN_TRY(const auto appeal,
              optional(transaction_.assessments().find_appeal(claim_.organisation, claim_.id)));
    if (appeal)
      out_.add("appeal", ObjectBuilder(builder_)
                             .add_string("state", name_of(appeal->state))
                             .add_string("submitted", format_instant(appeal->submitted))
                             .add_string("reason", appeal->reason)
                             .add_string_if("answer", appeal->answer)
                             .add_string_if("answered", maybe(appeal->answered))
                             .value());
    return done;
  }

  Transaction& transaction_;
  const Claim& claim_;
  Builder builder_;
  ObjectBuilder out_;
};

// Of a file by how it begins.
std::string_view ending_of(std::string_view document) {
  if (document.starts_with("\x89PNG")) return ".png";
  if (document.starts_with("<")) return ".svg";
  return document.starts_with("{") ? ".json" : ".txt";
}

std::string_view state_of(const Award& award) {
  return award.erased      ? "removed"
         : award.revoked   ? "revoked"
         : award.suspended ? "suspended"
                           : "holds";
}

}  // namespace

Result<bool> export_learners(ExportPlace& place) {
  CAIRN_TRY(const auto rows,
            place.transaction.claims().learners_by_id(place.organisation, {place.after, portion}));
  std::string lines;
  CAIRN_CHECK(begin_table(place, "learners.csv", lines,
                          {"id", "name", "email", "further addresses", "language", "known since"}));
  for (const auto& it : rows) {
    CAIRN_TRY(const auto addresses,
              place.transaction.learner_records().addresses_of(place.organisation, it.id));
    std::string further;
    for (const auto& address : addresses) further += (further.empty() ? "" : " ") + address.email;
    encoding::append_csv_line(
        lines, {it.id.text, it.name, it.email, further, it.language, format_instant(it.created)});
  }
  CAIRN_CHECK(place.archive.write(as_bytes(lines)));
  return go_on(place, rows, portion);
}

Result<bool> export_claims(ExportPlace& place) {
  CAIRN_TRY(const auto rows,
            place.transaction.claims().claims_by_id(place.organisation, {place.after, portion}));
  std::string lines;
  CAIRN_CHECK(begin_table(
      place, "claims.csv", lines,
      {"id", "achievement", "version", "learner", "state", "submitted", "decided", "reason"}));
  for (const auto& it : rows) {
    CAIRN_TRY(const auto decision,
              optional(place.transaction.claims().find_decision(place.organisation, it.id)));
    encoding::append_csv_line(
        lines, {it.id.text, it.achievement.text, std::to_string(it.achievement_version),
                it.learner.text, name_of(it.state), format_instant(it.submitted),
                decision ? format_instant(decision->decided) : std::string(),
                decision ? decision->reason : std::string()});
  }
  CAIRN_CHECK(place.archive.write(as_bytes(lines)));
  return go_on(place, rows, portion);
}

Result<bool> export_claim_files(ExportPlace& place) {
  CAIRN_TRY(const auto rows,
            place.transaction.claims().claims_by_id(place.organisation, {place.after, portion}));
  for (const auto& it : rows) {
    Arena arena;
    CAIRN_TRY(const auto text, ClaimFile(place.transaction, it, Builder(arena)).text());
    CAIRN_CHECK(place.archive.add("claims/" + it.id.text + ".json", text));
  }
  return go_on(place, rows, portion);
}

// One claim at a time: its files may be as large as limits::evidence_bytes_max.
Result<bool> export_evidence(ExportPlace& place) {
  CAIRN_TRY(const auto rows,
            place.transaction.claims().claims_by_id(place.organisation, {place.after, 1}));
  for (const auto& claim : rows) {
    CAIRN_TRY(const auto evidence,
              place.transaction.claims().evidence_of(place.organisation, claim.id));
    for (const auto& it : evidence) {
      CAIRN_TRY(const auto bytes,
                optional(place.transaction.claims().evidence_file(place.organisation, it.id)));
      if (bytes)
        CAIRN_CHECK(place.archive.add("evidence/" + claim.id.text + "/" + file_name_of(it),
                                      as_text(*bytes)));
    }
  }
  return go_on(place, rows, 1);
}

Result<bool> export_awards(ExportPlace& place) {
  CAIRN_TRY(const auto rows,
            place.transaction.awards().by_id(place.organisation, {place.after, portion}));
  std::string lines;
  CAIRN_CHECK(
      begin_table(place, "awards.csv", lines,
                  {"id", "credential", "learner", "achievement", "achievement version", "source",
                   "claim", "awarded", "valid until", "state", "reason", "version"}));
  for (const auto& it : rows)
    encoding::append_csv_line(
        lines,
        {it.id.text, it.credential_id, it.learner.text, it.achievement.text,
         std::to_string(it.achievement_version),
         award_source_names[static_cast<std::size_t>(it.source)],
         it.claim ? it.claim->text : std::string(), format_instant(it.awarded),
         maybe(it.valid_until), state_of(it),
         it.revoked ? it.revocation_reason : it.suspension_reason, std::to_string(it.version)});
  CAIRN_CHECK(place.archive.write(as_bytes(lines)));
  return go_on(place, rows, portion);
}

Result<bool> export_credentials(ExportPlace& place) {
  CAIRN_TRY(const auto rows,
            place.transaction.awards().by_id(place.organisation, {place.after, portion}));
  for (const auto& it : rows) {
    const auto name = "credentials/" + it.id.text;
    if (it.erased) {
      CAIRN_CHECK(place.archive.add(name + ".removed.txt", "Removed with its person.\n"));
      continue;
    }
    CAIRN_CHECK(place.archive.add(name + ".json", it.credential));
    if (it.version == 1) continue;
    CAIRN_TRY(const auto formers,
              place.transaction.award_changes().formers_of(place.organisation, it.id));
    for (const auto& former : formers)
      CAIRN_CHECK(place.archive.add(name + "-" + std::to_string(former.version) + ".json",
                                    former.credential));
  }
  return go_on(place, rows, portion);
}

Result<bool> export_issued(ExportPlace& place) {
  std::int64_t from = 1;
  std::from_chars(place.after.data(), place.after.data() + place.after.size(), from);
  CAIRN_TRY(const auto rows, place.transaction.issued().list(place.organisation, from, portion));
  for (const auto& it : rows)
    CAIRN_CHECK(place.archive.add("issued/" + std::to_string(from++) + ".json", it.text));
  place.after = std::to_string(from);
  return static_cast<std::int64_t>(rows.size()) == portion;
}

// Documents of other issuers, in whichever form they were brought.
Result<bool> export_outside(ExportPlace& place) {
  constexpr std::int64_t few = 20;
  CAIRN_TRY(const auto found, place.transaction.plain_tables().rows(
                                  place.organisation, "outside_credential", place.after, few));
  for (const auto& row : found.rows) {
    const auto id = row.front().value_or("");
    CAIRN_TRY(const auto held, place.transaction.stacks().find_outside(place.organisation, {id}));
    const auto name = "outside/" + id + std::string(ending_of(as_text(held.document)));
    CAIRN_CHECK(place.archive.add(name, as_text(held.document)));
  }
  place.after = found.last;
  return static_cast<std::int64_t>(found.rows.size()) == few;
}

}  // namespace cairn::app
