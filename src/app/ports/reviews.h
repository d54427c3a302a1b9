// SPDX-License-Identifier: Apache-2.0
// Reviews of offers by those who hold what is earned there. They belong to the organisation that
// issues it, and to the server where nobody here does. Who wrote one is kept apart from it.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/ids.h"
#include "app/ports/page.h"
#include "base/instant.h"
#include "base/result.h"

namespace cairn::app {

using ReviewId = Id<struct ReviewTag>;

// What a review rests on: a badge awarded here, one that was brought to a learner's page and is
// about them, or one in somebody's workbook, of which only the signature was checked.
enum class ProofKind : std::uint8_t { award, outside, workbook };
inline constexpr std::string_view proof_kind_names[] = {"award", "outside", "workbook"};

struct Review {
  OrganisationId organisation;
  ReviewId id;
  std::string offer;
  std::int64_t learning = 0;           // 1 to 5
  std::optional<std::int64_t> career;  // nothing: too early to say
  std::string text;
  std::string name;    // "": shown without one
  bool bound = false;  // the badge is known to be theirs
  Instant written;
  Instant changed;
  std::string reply;  // of the issuer, or ""
  std::optional<Instant> replied;
  std::optional<Instant> hidden;
  std::string hidden_reason;
};

struct ReviewHolder {
  std::string holder;      // id of a learner or of somebody with an account
  std::string credential;  // one credential speaks once, whoever shows it
  ProofKind proof = ProofKind::award;
  OrganisationId proof_organisation;
  std::string proof_id;
};

struct RatingCount {
  std::int64_t learning = 0;
  std::int64_t career = 0;  // 0: too early to say
  std::int64_t reviews = 0;
};

class Reviews {
 public:
  virtual ~Reviews() = default;
  // Errors: conflict (the holder, or another with the same credential, has reviewed it).
  virtual Status add(const Review& review, const ReviewHolder& holder) = 0;
  // What it says. Errors: not_found.
  virtual Status update(const Review& review) = 0;
  virtual Status set_holder(const OrganisationId& organisation, const ReviewId& id,
                            const ReviewHolder& holder) = 0;
  virtual Status remove(const OrganisationId& organisation, const ReviewId& id) = 0;
  // Errors of each: not_found.
  virtual Result<Review> find(const OrganisationId& organisation, const ReviewId& id) = 0;
  virtual Result<Review> find_of_holder(const OrganisationId& organisation,
                                        const std::string& offer, const std::string& holder) = 0;
  virtual Result<std::vector<Review>> list_of_holder(const OrganisationId& organisation,
                                                     const std::string& holder) = 0;
  // Those that are shown: not hidden, and what they rest on still holds. Newest first; `offer` ""
  // is any, and then hidden ones and those that rest on nothing any more are there too. Errors:
  // not_found (no row has the id the page follows).
  virtual Result<std::vector<Review>> list(const OrganisationId& organisation,
                                           const std::string& offer, const Page& page) = 0;
  // Those that were hidden, newest first, at most `count`.
  virtual Result<std::vector<Review>> hidden(const OrganisationId& organisation,
                                             const std::string& offer, std::int64_t count) = 0;
  // Of those that are shown and whose badge is known to be theirs.
  virtual Result<std::vector<RatingCount>> ratings(const OrganisationId& organisation,
                                                   const std::string& offer) = 0;
  virtual Status remove_of_holder(const OrganisationId& organisation,
                                  const std::string& holder) = 0;
};

}  // namespace cairn::app
