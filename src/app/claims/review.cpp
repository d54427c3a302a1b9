// SPDX-License-Identifier: Apache-2.0
#include "app/claims/review.h"

#include "app/claims/case.h"
#include "app/learners/holder.h"
#include "app/ports/achievements.h"
#include "app/ports/assessments.h"
#include "app/ports/awards.h"
#include "app/ports/claims.h"

namespace cairn::app {

Result<Listed<ClaimSummary>> list_claims(Context& context, const Actor& actor, ClaimState state,
                                         const Page& page) {
  ListSearch search;
  search.state = name_of(state);
  return list_claims(context, actor, search, page);
}

Result<Listed<ClaimSummary>> list_claims(Context& context, const Actor& actor,
                                         const ListSearch& search, const Page& page) {
  CAIRN_TRY(const auto filter, claim_filter(search));
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  CAIRN_TRY(auto rows, transaction->claims().list(actor.organisation, filter, one_more(page)));
  return cut(std::move(rows), page);
}

Result<ClaimCase> read_case(Transaction& transaction, const OrganisationId& organisation,
                            const ClaimId& id) {
  auto& claims = transaction.claims();
  ClaimCase opened;
  CAIRN_TRY(opened.claim, claims.find(organisation, id));
  CAIRN_TRY(opened.learner, claims.find_learner(organisation, opened.claim.learner));
  CAIRN_TRY(opened.achievement,
            transaction.achievements().find_version(organisation, opened.claim.achievement,
                                                    opened.claim.achievement_version));
  CAIRN_TRY(const auto current,
            transaction.achievements().find(organisation, opened.claim.achievement));
  opened.current_version = current.version;
  // One from before there were assessments has had no other round.
  CAIRN_TRY(const auto progress,
            optional(transaction.assessments().find_progress(organisation, id)));
  if (progress) opened.round = progress->round;
  CAIRN_TRY(opened.address_proved, is_address_proved(transaction, opened.learner));
  CAIRN_TRY(opened.evidence, claims.evidence_of(organisation, id));
  CAIRN_TRY(opened.decision, optional(claims.find_decision(organisation, id)));
  CAIRN_TRY(opened.award, optional(transaction.awards().find_by_claim(organisation, id)));
  return opened;
}

Result<ClaimCase> open_case(Context& context, const Actor& actor, const ClaimId& id) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  return read_case(*transaction, actor.organisation, id);
}

Result<EvidenceFile> evidence_file(Context& context, const Actor& actor, const EvidenceId& id) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  EvidenceFile file;
  CAIRN_TRY(file.evidence, transaction->claims().find_evidence(actor.organisation, id));
  if (file.evidence.removed)
    return fail(ErrorCode::not_found, "evidence",
                "This file was deleted after the time such files are kept. Its fingerprint stays.");
  CAIRN_TRY(file.bytes, transaction->claims().evidence_file(actor.organisation, id));
  return file;
}

namespace {

Result<Bytes> evidence_pdf(Context& context, const Actor& actor, const EvidenceId& id) {
  CAIRN_TRY(auto file, evidence_file(context, actor, id));
  if (file.evidence.media_type != "application/pdf")
    return fail(ErrorCode::not_found, "evidence",
                "This evidence is no PDF, so it has no pages. Open it as it is.");
  return std::move(file.bytes);
}

}  // namespace

Result<PdfPages> evidence_pages(Context& context, const Actor& actor, const EvidenceId& id) {
  CAIRN_TRY(const auto pdf, evidence_pdf(context, actor, id));
  return context.pdf.pages_of(pdf);
}

Result<Bytes> evidence_page(Context& context, const Actor& actor, const EvidenceId& id,
                            int number) {
  CAIRN_TRY(const auto pdf, evidence_pdf(context, actor, id));
  return context.pdf.page_of(pdf, number);
}

}  // namespace cairn::app
