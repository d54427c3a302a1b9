// SPDX-License-Identifier: Apache-2.0
#include "app/organisation/export_tables.h"

#include <algorithm>
#include <charconv>

#include "app/organisation/export_part.h"
#include "app/ports/plain_tables.h"
#include "encoding/csv_line.h"

namespace cairn::app {
namespace {

constexpr auto files = TableShare::as_files;
constexpr auto rows = TableShare::as_rows;
constexpr auto left_out = TableShare::left_out;

constexpr ExportedTable tables[] = {
    {"abuse_report", rows, "what was reported as abuse, and what was decided"},
    {"account", rows, "who worked here and as what; members.csv has the addresses"},
    {"achievement", rows, "what can be earned, and the code of its claim page"},
    {"achievement_version", rows, "every version with its drawing and its rules"},
    {"api_key", rows, "programs and their scopes, without their keys"},
    {"appeal", files, "claims/"},
    {"assessment", rows, "where each claim stands, with whom, until when"},
    {"assessment_plan", files, "rubrics/"},
    {"audit", files, "audit.csv"},
    {"audit_actor", files, "audit.csv"},
    {"automatic_assessment", rows, "claims that programs assessed"},
    {"award", rows, "badges, with their entries in the status lists and the key that signed",
     "credential"},
    {"award_batch", rows, "awards to many: file, columns, message, time"},
    {"award_batch_row", rows, "the rows of their files and what became of them"},
    {"award_end_told", rows, "who was told that a badge ends"},
    {"award_former", rows, "badges that were replaced, and why", "credential"},
    {"award_hidden", rows, "badges whose page their holder took away"},
    {"award_result", rows, "results that stacks count, in hundredths of a per cent"},
    {"base_address", left_out, "the server's own: addresses it answered at"},
    {"calibration", rows, "rounds in which markers mark the same work"},
    {"calibration_claim", rows, "the claims in them"},
    {"calibration_marking", rows, "the marks given there"},
    {"case_event", files, "claims/"},
    {"catalogue_owner", rows, "which catalogues of this server are its own"},
    {"choice", left_out, "the server's own: what career plans chose, each with its workbook"},
    {"choice_skill", left_out, "the server's own: skills in career plans, likewise"},
    {"claim", files, "claims.csv, claims/"},
    {"claim_code", rows, "codes by which many claim one badge: window, number, use"},
    {"co_issuer", rows, "who was asked to sign too, and what they answered"},
    {"conflict_of_interest", files, "claims/"},
    {"decision", files, "claims.csv, claims/"},
    {"declaration", files, "claims/"},
    {"domain_record", rows, "the domain, and when it was confirmed"},
    {"endorsement", rows, "endorsements asked for, made, held, and what was answered"},
    {"evidence", rows, "evidence; when a file was removed in its time"},
    {"evidence_file", files, "evidence/"},
    {"import_run", rows, "imports of catalogues, and what was wrong in them by row"},
    {"import_source", rows, "what catalogues are brought up to date from, and how often"},
    {"invitation", rows, "invitations of members, without their links"},
    {"issued_credential", rows, "which program had what signed, and when", "credential"},
    {"issued_list", rows, "the status lists of what programs had signed"},
    {"issued_status", rows, "which credential has which place in them"},
    {"kept_answer", left_out, "answers to programs, kept a short while for a repeated request"},
    {"kept_report", left_out, "the server's own: reports of verifications, of nobody here"},
    {"learner", files, "learners.csv"},
    {"learner_address", rows, "addresses of learners, and when they were proved"},
    {"learner_code", left_out, "secret: hashes of codes sent by mail, valid for minutes"},
    {"login", left_out, "the server's own, one for several organisations: hashes of passwords"},
    {"login_identity", left_out, "the server's own: sign-in by another provider"},
    {"mail_bounce", rows, "addresses whose mail came back, and why"},
    {"mail_refusal", rows, "addresses that want no mail"},
    {"mail_setting", rows, "the language of mail"},
    {"market_advert", rows, "adverts that were imported; a month is 12 x year + month - 1"},
    {"market_asking", rows, "what each of them asks for, by the numbers of market_subject"},
    {"market_count", rows, "how many there are by place, subject and month; 0 is all of them"},
    {"market_mark", rows, "digests by which an advert that comes again is known"},
    {"market_place", rows, "countries, and areas as they are part of them"},
    {"market_shown", rows, "whether anybody may look at the counts"},
    {"market_subject", rows, "skills, occupations, credentials and terms that adverts ask for"},
    {"market_term", rows, "terms that somebody judged, and how"},
    {"marking", files, "claims/"},
    {"offer", rows, "badges offered, until when, and whether they were taken"},
    {"organisation", rows, "who it is"},
    {"organisation_logo", files, "logo.png"},
    {"outbox", rows, "mail and messages to webhooks: to whom, about what, what became of them",
     "body"},
    {"outcome_amount", left_out, "the server's own: raises, costs and hours among those"},
    {"outcome_asked", rows, "which badges somebody was asked about: what has come after them"},
    {"outcome_record", left_out, "the learners' own: what came after their badges"},
    {"outcome_share", left_out, "the server's own: what people let be counted together"},
    {"outside_credential", rows, "badges of other issuers that learners showed; outside/ has them"},
    {"outside_issuer", rows, "their issuers, and which are accepted"},
    {"peer", left_out, "the server's own: people who want to be found by others on the same plan"},
    {"peer_block", left_out, "the server's own: whom they want to hear no more of"},
    {"peer_note", left_out, "the server's own: what they wrote to each other"},
    {"peer_offer", left_out, "the server's own: what they work on"},
    {"person", left_out, "the server's own: people who keep a career plan here"},
    {"person_session", left_out, "secret: hashes of tokens"},
    {"picture", files, "pictures/"},
    {"provider_fact", left_out, "the server's own: accreditations and partners of providers"},
    {"question", rows, "questions about achievements, without who asked", "asker"},
    {"question_answer", rows, "their answers, without who wrote them", "author"},
    {"retention", rows, "how long evidence and offers are kept"},
    {"review", rows, "what holders say of achievements"},
    {"review_holder", left_out, "who wrote each review, which is theirs alone to say"},
    {"secret", left_out, "secret: sealed keys of the server"},
    {"session", left_out, "secret: hashes of tokens of those signed in"},
    {"setup_token", left_out, "secret: the hash of the set-up link"},
    {"share_link", rows,
     "links by which holders share a badge or parts of it, without what opens them", "token"},
    {"sign_in_code", left_out, "secret: hashes of codes sent by mail, valid for minutes"},
    {"signing_key", rows, "keys, their public part alone"},
    {"sitting", rows, "decisions on many claims at once"},
    {"sitting_item", rows, "the claims in them"},
    {"stack", rows, "achievements made of others: rule and policies"},
    {"stack_completion", rows, "who completed them, by which parts"},
    {"stack_due", rows, "learners whose progress is to be looked at again"},
    {"stack_version", rows, "every published version of the rules"},
    {"status_list", files, "status-lists/"},
    {"status_list_head", rows, "how full each list is"},
    {"token_status_list", files, "status-lists/"},
    {"usage_count", rows, "what was opened, shared, verified; a day counts from 1970-01-01"},
    {"verdict", rows,
     "decisions with how the assessment was held, before and after they take effect"},
    {"webhook", rows, "webhooks, without their secrets"},
    {"workbook", left_out,
     "the server's own: career plans of people, each with its person or its link"},
};

constexpr std::string_view moments[] = {
    "added",       "answered",      "asked",        "at",           "awarded",
    "begun",       "changed",       "checked",      "closed",       "closes",
    "completed",   "confirmed",     "created",      "decided",      "declared",
    "departed",    "due",           "effective",    "entered",      "erased",
    "expires",     "failing_since", "finished",     "former_until", "hidden_on",
    "issued",      "joined",        "last_failure", "last_success", "last_used",
    "offer_until", "opens",         "published",    "reminded",     "removed",
    "replaced",    "replied",       "reported",     "revoked",      "seen",
    "sent_on",     "settled",       "since",        "started",      "starts",
    "submitted",   "suspended",     "until",        "valid_until",  "verified",
    "written"};

constexpr std::int64_t portion = 1000;

std::string cell_text(const std::optional<std::string>& cell, bool moment) {
  if (!cell || !moment) return cell.value_or("");
  Instant instant;
  const auto* end = cell->data() + cell->size();
  const auto read = std::from_chars(cell->data(), end, instant.microseconds);
  return read.ec == std::errc() && read.ptr == end ? format_instant(instant) : *cell;
}

// Which table a portion is of, and the last row before it, stand in `after` as two lines.
struct Where {
  std::size_t table = 0;
  std::string last;
};
Where where_of(const std::string& after) {
  Where it;
  const auto end = after.find('\n');
  if (end == after.npos) return it;
  std::from_chars(after.data(), after.data() + end, it.table);
  it.last = after.substr(end + 1);
  return it;
}

std::string lines_of(const ExportedTable& table, const PlainRows& found, bool with_head) {
  std::vector<std::size_t> shown;
  std::vector<std::string_view> head;
  for (std::size_t i = 0; i < found.columns.size(); ++i) {
    if (found.columns[i] == table.hidden) continue;
    shown.push_back(i);
    head.push_back(found.columns[i]);
  }
  std::string lines;
  if (with_head) encoding::append_csv_line(lines, head);
  for (const auto& row : found.rows) {
    std::vector<std::string> texts;
    for (const auto i : shown) texts.push_back(cell_text(row[i], is_moment(found.columns[i])));
    const std::vector<std::string_view> cells(texts.begin(), texts.end());
    encoding::append_csv_line(lines, cells);
  }
  return lines;
}

}  // namespace

std::span<const ExportedTable> exported_tables() { return tables; }

bool is_moment(std::string_view column) {
  return std::binary_search(std::begin(moments), std::end(moments), column);
}

Result<bool> export_tables(ExportPlace& place) {
  auto [at, last] = where_of(place.after);
  while (at < std::size(tables) && tables[at].share != rows) ++at;
  if (at == std::size(tables)) return false;
  const auto& table = tables[at];
  CAIRN_TRY(const auto found, place.transaction.plain_tables().rows(
                                  place.organisation, std::string(table.name), last, portion));
  if (last.empty()) CAIRN_CHECK(place.archive.begin("tables/" + std::string(table.name) + ".csv"));
  CAIRN_CHECK(place.archive.write(as_bytes(lines_of(table, found, last.empty()))));
  const bool more = static_cast<std::int64_t>(found.rows.size()) == portion;
  place.after = std::to_string(more ? at : at + 1) + "\n" + (more ? found.last : std::string());
  return true;
}

}  // namespace cairn::app
