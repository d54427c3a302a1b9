// SPDX-License-Identifier: Apache-2.0
// What the organisation made: its profile, achievements, rubrics, stacks; status lists and the log.
#include "app/achievements/content_of.h"
#include "app/audit_log.h"
#include "app/awards/published.h"
#include "app/optional.h"
#include "app/organisation/export_part.h"
#include "app/organisation/keys.h"
#include "app/organisation/profile.h"
#include "app/ports/accounts.h"
#include "app/ports/achievements.h"
#include "app/ports/assessments.h"
#include "app/ports/awards.h"
#include "app/ports/organisations.h"
#include "app/ports/plain_tables.h"
#include "app/ports/stacks.h"
#include "app/ports/token_lists.h"
#include "credential/format.h"
#include "encoding/csv_line.h"
#include "json/parse.h"
#include "json/write.h"

namespace cairn::app {
namespace {

using json::Builder;
using json::ObjectBuilder;

json::Value keys_value(const std::vector<SigningKey>& keys, Builder builder) {
  std::vector<json::Value> rows;
  for (const auto& key : keys) {
    ObjectBuilder row(builder);
    row.add_string("type", crypto::name_of(key.type))
        .add_string("did", "did:key:" + key.public_multikey)
        .add_string("created", format_instant(key.created));
    if (key.compromised) row.add_string("compromised", format_instant(*key.compromised));
    rows.push_back(row.value());
  }
  return builder.array(rows);
}

std::string organisation_text(const Context& context, const Organisation& it,
                              const std::vector<SigningKey>& keys) {
  Arena arena;
  const Builder builder(arena);
  return json::write(ObjectBuilder(builder)
                         .add_string("id", it.id.text)
                         .add_string("name", it.name)
                         .add_string_if("url", it.url)
                         .add_string_if("description", it.description)
                         .add_string_if("email", it.contact_email)
                         .add_string_if("telephone", it.telephone)
                         .add_string_if("address", it.address)
                         .add_string_if("sharing", it.sharing)
                         .add("whole_only", json::Value::boolean(it.whole_only))
                         .add_string("created", format_instant(it.created))
                         .add_string("server", context.base_url)
                         .add("keys", keys_value(keys, builder))
                         .value());
}

std::string achievement_text(const Context& context, const Achievement& achievement) {
  Arena arena;
  const Builder builder(arena);
  ObjectBuilder out(builder);
  out.add("@context", builder.array({builder.string(credential::context_vcdm_2),
                                     builder.string(credential::context_open_badges_3)}));
  const auto described =
      credential::build_achievement(describe_achievement(context, achievement), builder);
  for (const auto& member : described.members()) out.add(member.key, member.value);
  return json::write(out.value());
}

Status add_versions(ExportPlace& place, Transaction& transaction, const Achievement& achievement) {
  constexpr std::int64_t every = 1'000'000;
  const auto& id = achievement.id.text;
  CAIRN_TRY(const auto versions,
            transaction.achievements().versions(place.organisation, achievement.id, every));
  std::string plan_before;
  for (auto version = versions.rbegin(); version != versions.rend(); ++version) {
    const auto name = "/" + id + "/" + std::to_string(version->version) + ".json";
    CAIRN_CHECK(
        place.archive.add("achievements" + name, achievement_text(place.context, *version)));
    CAIRN_TRY(const auto plan, optional(transaction.assessments().find_plan(
                                   place.organisation, achievement.id, version->version)));
    const auto content = plan ? plan->content : std::string();
    if (!content.empty() && content != plan_before)
      CAIRN_CHECK(place.archive.add("rubrics" + name, content));
    plan_before = content;
  }
  return done;
}

// A rule is kept as text; what is no JSON stands as it is written.
json::Value rule_value(const std::string& rule, Builder builder) {
  auto parsed = json::parse(rule, builder.arena());
  return parsed ? *parsed : builder.string(rule);
}

}  // namespace

Result<bool> export_organisation(ExportPlace& place) {
  auto& context = place.context;
  auto& organisations = place.transaction.organisations();
  CAIRN_TRY(const auto organisation, organisations.find(place.organisation));
  CAIRN_TRY(const auto keys, place.transaction.keys().list(place.organisation));
  CAIRN_CHECK(
      place.archive.add("organisation.json", organisation_text(context, organisation, keys)));
  if (!organisation.logo.empty()) {
    CAIRN_TRY(const auto png, organisations.find_logo(place.organisation, organisation.logo));
    CAIRN_CHECK(place.archive.add("logo.png", as_text(png)));
  }
  const auto document =
      organisation_did_document(place.transaction, place.organisation, context.base_url);
  if (document) CAIRN_CHECK(place.archive.add("did.json", *document));
  return false;
}

Result<bool> export_members(ExportPlace& place) {
  CAIRN_TRY(const auto members, place.transaction.accounts().list(place.organisation));
  std::string table;
  encoding::append_csv_line(table, {"id", "email", "roles", "since"});
  for (const auto& it : members) {
    std::string roles;
    for (const auto& role : words_of(it.roles)) roles += (roles.empty() ? "" : " ") + role;
    encoding::append_csv_line(table, {it.id.text, it.email, roles, format_instant(it.created)});
  }
  CAIRN_CHECK(place.archive.add("members.csv", table));
  return false;
}

// One portion of rows of a table names what is kept as bytes beside them.
Result<bool> export_pictures(ExportPlace& place) {
  constexpr std::int64_t portion = 20;
  CAIRN_TRY(const auto found, place.transaction.plain_tables().rows(place.organisation, "picture",
                                                                    place.after, portion));
  for (const auto& row : found.rows) {
    const auto id = row.front().value_or("");
    CAIRN_TRY(const auto png,
              place.transaction.achievements().find_picture(place.organisation, id));
    CAIRN_CHECK(place.archive.add("pictures/" + id + ".png", as_text(png)));
  }
  place.after = found.last;
  return static_cast<std::int64_t>(found.rows.size()) == portion;
}

Result<bool> export_achievements(ExportPlace& place) {
  CAIRN_TRY(const auto achievements, place.transaction.achievements().list(place.organisation));
  std::string table;
  encoding::append_csv_line(table, {"id", "version", "state", "name", "created", "changed"});
  for (const auto& it : achievements) {
    encoding::append_csv_line(table,
                              {it.id.text, std::to_string(it.version), name_of(it.state), it.name,
                               format_instant(it.created), format_instant(it.changed)});
    CAIRN_CHECK(add_versions(place, place.transaction, it));
  }
  CAIRN_CHECK(place.archive.add("achievements.csv", table));
  return false;
}

Result<bool> export_stacks(ExportPlace& place) {
  CAIRN_TRY(const auto stacks, place.transaction.stacks().list(place.organisation));
  for (const auto& it : stacks) {
    Arena arena;
    const Builder builder(arena);
    ObjectBuilder out(builder);
    out.add_string("id", it.id.text)
        .add_string("achievement", it.achievement.text)
        .add_string("state", stack_state_names[static_cast<std::size_t>(it.state)])
        .add("version", builder.integer(it.version))
        .add("rule", rule_value(it.rule, builder));
    if (!it.published_rule.empty())
      out.add("publishedRule", rule_value(it.published_rule, builder));
    CAIRN_CHECK(place.archive.add("stacks/" + it.id.text + ".json", json::write(out.value())));
  }
  return false;
}

Result<bool> export_status_lists(ExportPlace& place) {
  CAIRN_TRY(const auto ids, place.transaction.awards().status_lists(place.organisation));
  for (const auto& id : ids) {
    CAIRN_TRY(const auto list, place.transaction.awards().find_status_list(place.organisation, id));
    CAIRN_CHECK(place.archive.add("status-lists/" + id.text + ".json", list.credential));
    CAIRN_TRY(const auto token,
              optional(place.transaction.awards().token_lists().find(place.organisation, id)));
    if (token) CAIRN_CHECK(place.archive.add("status-lists/" + id.text + ".jwt", token->token));
  }
  return false;
}

Result<bool> export_audit(ExportPlace& place) {
  constexpr std::int64_t portion = 5000;
  CAIRN_TRY(const auto listed, read_audit(place.transaction, place.organisation, {},
                                          {.after = place.after, .rows_max = portion}));
  std::string lines;
  if (place.after.empty()) {
    CAIRN_CHECK(place.archive.begin("audit.csv"));
    encoding::append_csv_line(lines, {"when", "who", "pseudonym", "action", "subject", "detail"});
  }
  for (const auto& [entry, who] : listed.rows)
    encoding::append_csv_line(lines, {format_instant(entry.at), who, entry.actor, entry.action,
                                      entry.subject, entry.detail});
  CAIRN_CHECK(place.archive.write(as_bytes(lines)));
  if (listed.more) place.after = std::to_string(listed.rows.back().entry.entry);
  return listed.more;
}

}  // namespace cairn::app
