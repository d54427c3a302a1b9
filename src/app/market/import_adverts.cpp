// SPDX-License-Identifier: Apache-2.0
#include "app/market/import_adverts.h"

#include <algorithm>
#include <map>
#include <set>

#include "app/audit.h"
#include "app/fields.h"
#include "app/limits.h"
#include "app/market/advert_counts.h"
#include "app/ports/market.h"
#include "base/filled.h"
#include "market/month.h"

namespace cairn::app {
namespace {

constexpr std::size_t chunk_adverts = 200;  // of one transaction
// A term that fewer adverts named, and none for so long, was a slip of the pen.
constexpr std::int64_t rare_term_adverts = 3;
constexpr std::int64_t rare_term_months = 6;
constexpr std::int64_t a_day = 86'400;  // it is tomorrow somewhere

class AdvertImporter {
 public:
  AdvertImporter(Context& context, const Actor& actor, const AdvertImport& import,
                 const career::Shelf& shelf)
      : context_(context),
        actor_(actor),
        import_(import),
        counts_(shelf),
        now_(context.clock.now()) {}

  Status take(const adverts::CollectedAdvert& advert) {
    auto marks = marks_of(advert.text, import_.source);
    if (!is_first(marks)) {
      ++imported.repeated;
      return done;
    }
    waiting_.push_back({advert, std::move(marks)});
    return waiting_.size() < chunk_adverts ? Status(done) : store();
  }

  Status finish() {
    CAIRN_CHECK(store());
    if (import_.dry_run || imported.added == 0) return done;
    CAIRN_TRY(auto transaction, context_.store.begin(Access::write));
    CAIRN_CHECK(transaction->market().forget_rare_terms(
        actor_.organisation, rare_term_adverts, cairn::market::month_of(now_) - rare_term_months));
    return transaction->commit();
  }

  AdvertsImported imported;

 private:
  // Of this file; what came in others the store knows.
  bool is_first(const std::vector<std::int64_t>& marks) {
    bool first = true;
    for (const auto mark : marks) first = seen_.insert(mark).second && first;
    return first;
  }

  struct Waiting {
    adverts::CollectedAdvert advert;
    std::vector<std::int64_t> marks;
  };

  // What is known already need not be read.
  Status leave_out_known() {
    CAIRN_TRY(auto transaction, context_.store.begin(Access::read));
    std::vector<Waiting> fresh;
    for (auto& it : waiting_) {
      CAIRN_TRY(const bool known, transaction->market().knows(actor_.organisation, it.marks));
      if (known)
        ++imported.repeated;
      else
        fresh.push_back(std::move(it));
    }
    waiting_ = std::move(fresh);
    return done;
  }

  void note(const adverts::CollectedAdvert& advert, const ImportedAdvert& counted) {
    const auto lacks = [&](SubjectKind kind) {
      return std::ranges::none_of(counted.asks, [&](const auto& it) { return it.kind == kind; });
    };
    const auto add = [](std::int64_t& count, bool one) { count += one ? 1 : 0; };
    add(imported.without_skills, lacks(SubjectKind::skill));
    add(imported.without_occupation, lacks(SubjectKind::occupation));
    add(imported.without_date, !advert.published);
    add(imported.without_place, counted.place.empty());
    add(imported.in_other_language, !counts_.is_in_framework_language(advert.text));
  }

  Status store() {
    CAIRN_CHECK(leave_out_known());
    std::vector<ImportedAdvert> chunk;
    for (auto& it : waiting_) {
      auto counted = counts_.read(it.advert.text);
      counted.marks = std::move(it.marks);
      counted.month = cairn::market::month_of(it.advert.published.value_or(now_));
      chunk.push_back(std::move(counted));
    }
    if (chunk.empty()) return done;
    CAIRN_TRY(const auto added, import_.dry_run ? tried(chunk) : keep(chunk));
    for (std::size_t i = 0; i < chunk.size(); ++i) note(waiting_[i].advert, chunk[i]);
    waiting_.clear();
    imported.added += added;
    // Somebody else's import, meanwhile.
    imported.repeated += static_cast<std::int64_t>(chunk.size()) - added;
    return done;
  }

  // What terms are is asked anew for each chunk: somebody may judge one while a long file is read.
  Status settle(Transaction& transaction, std::vector<ImportedAdvert>& chunk) {
    CAIRN_TRY(auto all, transaction.market().judged(actor_.organisation, "", 0));
    std::map<std::string, JudgedTerm> judged;
    for (auto& it : all) judged[it.term] = std::move(it);
    for (auto& advert : chunk) put_judged(advert.asks, judged);
    return done;
  }

  Result<std::int64_t> tried(std::vector<ImportedAdvert>& chunk) {
    CAIRN_TRY(auto transaction, context_.store.begin(Access::read));
    CAIRN_CHECK(settle(*transaction, chunk));
    return static_cast<std::int64_t>(chunk.size());
  }

  Result<std::int64_t> keep(std::vector<ImportedAdvert>& chunk) {
    CAIRN_TRY(auto transaction, context_.store.begin(Access::write));
    CAIRN_CHECK(settle(*transaction, chunk));
    CAIRN_TRY(const auto added, transaction->market().add(actor_.organisation, chunk));
    CAIRN_CHECK(audit(context_, *transaction, actor_, "adverts.import", std::to_string(added)));
    CAIRN_CHECK(transaction->commit());
    return added;
  }

  Context& context_;
  const Actor& actor_;
  const AdvertImport& import_;
  AdvertCounts counts_;
  const Instant now_;
  std::set<std::int64_t> seen_;
  std::vector<Waiting> waiting_;
};

Status check_number(ByteView file, std::int64_t rows_max) {
  std::int64_t rows = 0;
  CAIRN_TRY(const auto read, adverts::read_collection(file, [&](const auto&) {
              if (++rows <= rows_max) return Status(done);
              return Status(fail(ErrorCode::too_large, "adverts",
                                 filled("It holds more than {} adverts. Send it in parts, or use "
                                        "cairn adverts import.",
                                        rows_max),
                                 "/file"));
            }));
  static_cast<void>(read);
  return done;
}

}  // namespace

Result<AdvertsImported> import_adverts(Context& context, const Actor& actor, ByteView file,
                                       const AdvertImport& import, const ReadSoFar& so_far) {
  auto wanted = import;
  CAIRN_TRY(wanted.source, text_field({"/source", "Where they come from"}, import.source,
                                      limits::name_characters_max, Presence::optional));
  if (import.rows_max > 0) CAIRN_CHECK(check_number(file, import.rows_max));
  CAIRN_TRY(const auto shelf, context.library.shelf(""));
  AdvertImporter work(context, actor, wanted, *shelf);
  std::int64_t rows = 0;
  const auto latest = Instant::from_seconds(context.clock.now().seconds() + a_day);
  CAIRN_TRY(auto read, adverts::read_collection(
                           file,
                           [&](const auto& advert) {
                             if (so_far) so_far(++rows);
                             return work.take(advert);
                           },
                           latest));
  CAIRN_CHECK(work.finish());
  work.imported.read = std::move(read);
  return std::move(work.imported);
}

}  // namespace cairn::app
