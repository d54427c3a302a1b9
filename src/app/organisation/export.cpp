// SPDX-License-Identifier: Apache-2.0
#include "app/organisation/export.h"

#include "app/audit.h"
#include "app/organisation/export_part.h"
#include "app/ports/organisations.h"

namespace cairn::app {
namespace {

constexpr ExportPart parts[] = {
    export_readme, export_organisation, export_members, export_achievements, export_pictures,
    export_stacks, export_learners,     export_claims,  export_claim_files,  export_evidence,
    export_awards, export_credentials,  export_issued,  export_outside,      export_status_lists,
    export_audit,  export_tables};
constexpr std::size_t piece_bytes_min = 64 * 1024;

}  // namespace

struct OrganisationExport::State {
  Context& context;
  OrganisationId organisation;
  std::unique_ptr<Transaction> transaction;  // reads, from beginning to end
  std::unique_ptr<ArchiveWriter> archive;
  std::size_t part = 0;
  std::string after = {};
  bool finished = false;

  Status step() {
    if (part == std::size(parts)) {
      finished = true;
      return archive->finish();
    }
    ExportPlace place{context, *transaction, organisation, *archive, std::move(after)};
    CAIRN_TRY(const bool more, parts[part](place));
    after = more ? std::move(place.after) : std::string();
    if (!more) ++part;
    return done;
  }
};

OrganisationExport::OrganisationExport(std::unique_ptr<State> state) : state_(std::move(state)) {}
OrganisationExport::~OrganisationExport() = default;

Result<std::unique_ptr<OrganisationExport>> OrganisationExport::begin(Context& context,
                                                                      const Actor& actor) {
  if (context.archives == nullptr)
    return fail(ErrorCode::unsupported, "export", "Nothing can be packed here.");
  CAIRN_TRY(auto archive, context.archives->new_zip(context.clock.now()));
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_CHECK(transaction->organisations().find(actor.organisation));
  CAIRN_CHECK(audit(context, *transaction, actor, "organisation.export", actor.organisation.text));
  CAIRN_CHECK(transaction->commit());
  transaction.reset();
  // The moment of a reader is that of its first look.
  CAIRN_TRY(auto reading, context.store.begin(Access::read));
  CAIRN_CHECK(reading->organisations().find(actor.organisation));
  auto state = std::make_unique<State>(State{.context = context,
                                             .organisation = actor.organisation,
                                             .transaction = std::move(reading),
                                             .archive = std::move(archive)});
  return std::unique_ptr<OrganisationExport>(new OrganisationExport(std::move(state)));
}

Result<std::string> OrganisationExport::next() {
  std::string piece;
  while (piece.size() < piece_bytes_min && !state_->finished) {
    CAIRN_CHECK(state_->step());
    piece += state_->archive->take();
  }
  return piece;
}

}  // namespace cairn::app
