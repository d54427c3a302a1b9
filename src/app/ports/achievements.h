// SPDX-License-Identifier: Apache-2.0
// Achievements (Open Badges 3.0 section B.1): what can be earned, and what it asks for.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "achievement/content.h"
#include "app/ids.h"
#include "app/ports/drawing.h"
#include "app/ports/page.h"
#include "base/instant.h"
#include "base/result.h"

namespace cairn::app {

// A retired one takes no more claims; badges awarded under it stay.
enum class AchievementState : std::uint8_t { draft, published, retired };
inline constexpr std::string_view achievement_state_names[] = {"draft", "published", "retired"};
inline std::string_view name_of(AchievementState state) {
  return achievement_state_names[static_cast<std::size_t>(state)];
}

// What a learner must bring.
enum class EvidenceRule : std::uint8_t { none, file, link, file_or_link };

// As forms and files spell them, in the order of the enumerators.
inline constexpr std::string_view evidence_rule_names[] = {"none", "file", "link", "file-or-link"};
inline std::string_view name_of(EvidenceRule rule) {
  return evidence_rule_names[static_cast<std::size_t>(rule)];
}

struct Achievement {
  OrganisationId organisation;
  AchievementId id;
  std::int64_t version = 1;  // raised by each change after publishing
  AchievementState state = AchievementState::draft;
  std::string name;
  std::string description;
  std::string criteria;             // Markdown
  std::vector<std::string> skills;  // names, of those in `details`
  EvidenceRule evidence_rule = EvidenceRule::file_or_link;
  BadgeDesign design;
  std::string picture;           // id of one that was brought, in place of the design; or ""
  std::string alternative_text;  // of the image
  achievement::Details details;
  std::string claim_code;  // the unguessable part of the claim link
  Instant created;
  Instant changed;
};

// A picture that was brought for badges, drawn anew.
struct StoredPicture {
  OrganisationId organisation;
  std::string id;  // SHA-256 of the PNG in hex
  Bytes png;
  Instant added;
};

class CoIssuers;
class Endorsements;

class Achievements {
 public:
  virtual ~Achievements() = default;
  // A port of its own: co_issuers.h.
  virtual CoIssuers& co_issuers() = 0;
  // Likewise: endorsements.h.
  virtual Endorsements& endorsements() = 0;

  virtual Status add(const Achievement& achievement) = 0;
  // Replaces the version it names, or adds that version and makes it the current one.
  virtual Status update(const Achievement& achievement) = 0;
  // Adding it twice is no error.
  virtual Status put_picture(const StoredPicture& picture) = 0;
  // Errors: not_found.
  virtual Result<Bytes> find_picture(const OrganisationId& organisation, const std::string& id) = 0;
  // The current version; errors of each: not_found.
  virtual Result<Achievement> find(const OrganisationId& organisation, const AchievementId& id) = 0;
  // As it was when that version was current.
  virtual Result<Achievement> find_version(const OrganisationId& organisation,
                                           const AchievementId& id, std::int64_t version) = 0;
  virtual Result<Achievement> find_by_claim_code(const OrganisationId& organisation,
                                                 const std::string& claim_code) = 0;
  // Newest first.
  virtual Result<std::vector<Achievement>> list(const OrganisationId& organisation) = 0;
  // The same, a page at a time, of one state where one is named. Errors: not_found (no row has the
  // id the page follows).
  virtual Result<std::vector<Achievement>> list_page(const OrganisationId& organisation,
                                                     std::optional<AchievementState> state,
                                                     const Page& page) = 0;
  // Of one achievement, newest first; at most `rows_max`.
  virtual Result<std::vector<Achievement>> versions(const OrganisationId& organisation,
                                                    const AchievementId& id,
                                                    std::int64_t rows_max) = 0;
};

}  // namespace cairn::app
