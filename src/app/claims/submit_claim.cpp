// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "app/audit.h"
#include "app/claims/case.h"
#include "app/claims/claim.h"
#include "app/claims/evidence_type.h"
#include "app/fields.h"
#include "app/limits.h"
#include "app/ports/achievements.h"
#include "app/ports/claims.h"
#include "app/ports/organisations.h"
#include "base/text.h"
#include "crypto/hash.h"
#include "encoding/hex.h"

namespace cairn::app {
namespace {

// A claim read from its form, before anything of it is stored.
struct Draft {
  Learner learner;
  std::string statement;
  std::vector<Evidence> evidence;  // files first, in the order of the form
};

// The last part of a path of either kind, without characters that file systems or headers dislike.
std::string clean_file_name(std::string_view name) {
  const auto slash = name.find_last_of("/\\");
  if (slash != std::string_view::npos) name.remove_prefix(slash + 1);
  std::string clean;
  for (const auto c : decode_utf8(name).value_or(std::u32string())) {
    const bool kept = c >= 0x20 && c != 0x7f && !(c >= 0x80 && c < 0xa0) && c != U'"' &&
                      c != U';' && !(c >= 0x202a && c <= 0x202e) && !(c >= 0x2066 && c <= 0x2069);
    if (kept) append_utf8(c, clean);
    if (clean.size() >= limits::file_name_characters_max) break;
  }
  return clean.empty() || clean.starts_with('.') ? "file" + clean : clean;
}

Result<Evidence> read_file(const UploadedFile& file, std::size_t index) {
  const auto path = "/files/" + std::to_string(index);
  const auto label = "File " + std::to_string(index + 1);
  if (file.bytes.empty()) return field_error({path, label}, label + " is empty. Choose another.");
  if (file.bytes.size() > limits::evidence_bytes_max)
    return fail(ErrorCode::too_large, "form",
                label + " is too large. Send at most 10 MB, or a link.", path);
  const auto bytes = as_bytes(file.bytes);
  Evidence evidence;
  evidence.kind = EvidenceKind::file;
  evidence.file_name = clean_file_name(file.name);
  evidence.media_type = sniff_evidence(bytes);
  evidence.size_bytes = static_cast<std::int64_t>(bytes.size());
  const auto digest = crypto::hash(crypto::HashAlgorithm::sha256, bytes);
  evidence.sha256.assign(digest.view().begin(), digest.view().end());
  return evidence;
}

// Files that are small enough one by one may still be too much in all.
Status check_sizes(const ClaimForm& form) {
  std::size_t bytes = 0;
  for (const auto& file : form.files) {
    if (file.bytes.size() > limits::evidence_bytes_max) return done;  // named by itself
    bytes += file.bytes.size();
  }
  if (bytes <= limits::evidence_bytes_max) return done;
  return fail(ErrorCode::too_large, "form",
              "The files are too large together. Send at most 10 MB in all, or a link.", "/files");
}

Result<std::vector<Evidence>> read_evidence(const ClaimForm& form) {
  std::vector<Evidence> all;
  Faults faults;
  faults.check(check_sizes(form));
  for (std::size_t i = 0; i < form.files.size(); ++i)
    all.push_back(faults.take(read_file(form.files[i], i)));
  for (std::size_t i = 0; i < form.links.size(); ++i) {
    const auto path = "/links/" + std::to_string(i);
    Evidence evidence;
    evidence.url = faults.take(url_field({path, "Link"}, form.links[i], Presence::optional));
    if (!evidence.url.empty()) all.push_back(std::move(evidence));
  }
  if (all.size() > limits::evidence_count_max)
    faults.add(field_error({"/evidence", "Evidence"},
                           "There are too many files and links. Send at most " +
                               std::to_string(limits::evidence_count_max) + "."));
  CAIRN_CHECK(faults.verdict());
  return all;
}

Status check_rule(EvidenceRule rule, const std::vector<Evidence>& evidence) {
  const auto has = [&](EvidenceKind kind) {
    return std::any_of(evidence.begin(), evidence.end(),
                       [&](const auto& it) { return it.kind == kind; });
  };
  const Field field{"/evidence", "Evidence"};
  if (rule == EvidenceRule::file && !has(EvidenceKind::file))
    return field_error(field, "This badge asks for a file that shows what you did. Choose one.");
  if (rule == EvidenceRule::link && !has(EvidenceKind::link))
    return field_error(field, "This badge asks for a link that shows what you did. Add one.");
  if (rule == EvidenceRule::file_or_link && evidence.empty())
    return field_error(field, "This badge asks for a file or a link that shows what you did.");
  return done;
}

Result<Draft> read_form(const ClaimForm& form, EvidenceRule rule) {
  Draft draft;
  Faults faults;
  draft.learner.name = faults.take(
      text_field({"/name", "Name"}, form.name, limits::name_characters_max, Presence::required));
  draft.learner.email = faults.take(email_field({"/email", "E-mail address"}, form.email));
  draft.statement =
      faults.take(text_field({"/statement", "What you did"}, form.statement,
                             limits::statement_characters_max, Presence::required, Lines::many));
  auto evidence = read_evidence(form);
  faults.check(evidence ? check_rule(rule, *evidence) : Status(evidence.error()));
  CAIRN_CHECK(faults.verdict());
  draft.evidence = std::move(evidence).value();
  return draft;
}

Result<OpenedClaim> open_in(Transaction& transaction, std::string_view claim_code) {
  const auto organisation = organisation_of(claim_code);
  auto achievement =
      transaction.achievements().find_by_claim_code(organisation, std::string(claim_code));
  if (!achievement && achievement.error().code != ErrorCode::not_found) return achievement.error();
  if (!achievement || achievement->state != AchievementState::published)
    return fail(ErrorCode::not_found, "claim",
                "This link leads to no badge. Ask whoever gave it to you for a new one.");
  CAIRN_TRY(auto owner, transaction.organisations().find(organisation));
  return OpenedClaim{std::move(achievement).value(), std::move(owner)};
}

// What was sent, in one text that differs whenever an answer does; "" where the form has no secret.
std::string seed_of(const ClaimForm& form, const Draft& draft) {
  if (form.secret.size() < limits::form_secret_characters_min) return {};
  std::string seed = form.secret;
  for (const auto& text : {draft.learner.name, draft.learner.email, draft.statement})
    (seed += '\n') += encoding::to_hex(crypto::sha256(text).view());
  for (const auto& evidence : draft.evidence)
    (seed += '\n') += evidence.url + encoding::to_hex(evidence.sha256);
  return seed;
}

// The claim joins a page only when its bearer shows the token and is the same person by name and
// address; otherwise it gets a page of its own.
Result<std::string> settle_learner(Context& context, Transaction& transaction, Draft& draft,
                                   std::string_view token, std::string_view seed) {
  auto& learner = draft.learner;
  if (organisation_of(token) == learner.organisation) {
    auto known =
        transaction.claims().find_learner_by_token(learner.organisation, token_hash(token));
    if (known && known->email == learner.email && known->name == learner.name) {
      learner = std::move(known).value();
      return std::string(token);
    }
    if (!known && known.error().code != ErrorCode::not_found) return known.error();
  }
  auto fresh = seed.empty() ? new_token(learner.organisation, context.random)
                            : token_from(learner.organisation, seed);
  CAIRN_TRY(auto again, optional(transaction.claims().find_learner_by_token(learner.organisation,
                                                                            token_hash(fresh))));
  if (again) {
    learner = std::move(*again);
    return fresh;
  }
  learner.id = {new_name(learner.organisation, context.random)};
  learner.token_hash = token_hash(fresh);
  learner.created = context.clock.now();
  CAIRN_CHECK(transaction.claims().add_learner(learner));
  return fresh;
}

// What strangers send is kept until somebody decides, so there is an end to it.
Status check_room(Transaction& transaction, const Claim& claim) {
  CAIRN_TRY(const auto waiting,
            transaction.claims().count_waiting(claim.organisation, claim.achievement));
  if (waiting >= limits::waiting_claims_max)
    return fail(ErrorCode::conflict, "claim", "This badge takes no more claims just now.");
  return done;
}

Status store(Context& context, Transaction& transaction, const Claim& claim, Draft& draft,
             const ClaimForm& form) {
  CAIRN_CHECK(transaction.claims().add(claim));
  std::size_t files = 0;
  for (auto& evidence : draft.evidence) {
    evidence.organisation = claim.organisation;
    evidence.id = {new_name(claim.organisation, context.random)};
    evidence.claim = claim.id;
    const bool is_file = evidence.kind == EvidenceKind::file;
    const auto bytes = is_file ? as_bytes(form.files[files++].bytes) : ByteView();
    CAIRN_CHECK(transaction.claims().add_evidence(evidence, bytes));
  }
  return audit(context, transaction, {claim.organisation, {"learner"}}, "claim.submit",
               claim.id.text);
}

}  // namespace

Result<OpenedClaim> open_claim(Context& context, std::string_view claim_code) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  return open_in(*transaction, claim_code);
}

std::string new_form_secret(Context& context, const OpenedClaim& opened) {
  return new_token(opened.organisation.id, context.random);
}

Result<SubmittedClaim> submit_claim(Context& context, std::string_view claim_code,
                                    const ClaimForm& form, std::string_view learner_token) {
  CAIRN_TRY(const auto opened, open_claim(context, claim_code));
  CAIRN_TRY(auto draft, read_form(form, opened.achievement.evidence_rule));
  draft.learner.organisation = opened.organisation.id;

  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  const auto seed = seed_of(form, draft);
  CAIRN_TRY(auto token, settle_learner(context, *transaction, draft, learner_token, seed));
  Claim claim;
  claim.organisation = opened.organisation.id;
  claim.id = {seed.empty() ? new_name(claim.organisation, context.random)
                           : name_from(claim.organisation, seed)};
  CAIRN_TRY(const auto sent, optional(transaction->claims().find(claim.organisation, claim.id)));
  if (sent) return SubmittedClaim{claim.id, std::move(token)};
  claim.achievement = opened.achievement.id;
  claim.achievement_version = opened.achievement.version;
  claim.learner = draft.learner.id;
  claim.statement = draft.statement;
  claim.submitted = context.clock.now();
  CAIRN_CHECK(check_room(*transaction, claim));
  CAIRN_CHECK(store(context, *transaction, claim, draft, form));
  CAIRN_CHECK(transaction->commit());
  return SubmittedClaim{claim.id, std::move(token)};
}

}  // namespace cairn::app
