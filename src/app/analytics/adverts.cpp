// SPDX-License-Identifier: Apache-2.0
#include "app/analytics/adverts.h"

#include <set>

#include "adverts/reading.h"
#include "app/analytics/demand.h"
#include "app/audit.h"
#include "app/ports/demand.h"
#include "base/filled.h"
#include "crypto/hash.h"

namespace cairn::app {
namespace {

constexpr std::size_t chunk_adverts = 100;  // of one transaction

std::int64_t digest_of(std::string_view text) {
  const auto digest = crypto::sha256(text);
  std::uint64_t number = 0;
  for (const auto byte : digest.view().first(8)) number = number << 8 | byte;
  return static_cast<std::int64_t>(number);
}

class AdvertImport {
 public:
  AdvertImport(Context& context, const Actor& actor, const career::Shelf& shelf)
      : context_(context), actor_(actor), shelf_(shelf), now_(context.clock.now()) {}

  Status take(const adverts::CollectedAdvert& advert) {
    const auto reading = adverts::read(shelf_.linker(), shelf_.framework, advert.text);
    std::set<std::string> skills;
    for (const auto& skill : reading.skills) skills.insert(shelf_.framework.skills[skill.skill].id);
    if (skills.empty()) ++imported.without_skills;
    if (!advert.published) ++imported.without_date;
    chunk_.push_back({digest_of(advert.text.text),
                      month_of(advert.published.value_or(now_)),
                      {skills.begin(), skills.end()}});
    return chunk_.size() < chunk_adverts ? Status(done) : store();
  }

  Status store() {
    if (chunk_.empty()) return done;
    CAIRN_TRY(auto transaction, context_.store.begin(Access::write));
    std::int64_t added = 0;
    for (const auto& advert : chunk_) {
      CAIRN_TRY(const bool fresh, transaction->demand().add(actor_.organisation, advert));
      added += fresh ? 1 : 0;
    }
    CAIRN_CHECK(audit(context_, *transaction, actor_, "adverts.import", std::to_string(added)));
    CAIRN_CHECK(transaction->commit());
    imported.added += added;
    imported.repeated += static_cast<std::int64_t>(chunk_.size()) - added;
    chunk_.clear();
    return done;
  }

  AdvertsImported imported;

 private:
  Context& context_;
  const Actor& actor_;
  const career::Shelf& shelf_;
  const Instant now_;
  std::vector<ImportedAdvert> chunk_;
};

}  // namespace

Result<AdvertsImported> import_adverts(Context& context, const Actor& actor, ByteView file,
                                       std::int64_t rows_max, const ReadSoFar& so_far) {
  if (rows_max > 0) {
    std::int64_t rows = 0;
    CAIRN_CHECK(adverts::read_collection(file, [&](const auto&) {
      if (++rows <= rows_max) return Status(done);
      return Status(fail(
          ErrorCode::too_large, "adverts",
          filled("It holds more than {} adverts. Send it in parts, or use cairn adverts import.",
                 rows_max),
          "/file"));
    }));
  }
  CAIRN_TRY(const auto shelf, context.library.shelf(""));
  AdvertImport work(context, actor, *shelf);
  std::int64_t rows = 0;
  CAIRN_TRY(auto read, adverts::read_collection(file, [&](const auto& advert) {
              if (so_far) so_far(++rows);
              return work.take(advert);
            }));
  CAIRN_CHECK(work.store());
  work.imported.read = std::move(read);
  return std::move(work.imported);
}

}  // namespace cairn::app
