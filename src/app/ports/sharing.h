// SPDX-License-Identifier: Apache-2.0
// Sharing: which badges their holders keep to themselves, and links that show one to whom they are
// given, for as long as the holder likes.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/ids.h"
#include "base/instant.h"
#include "base/result.h"

namespace cairn::app {

struct ShareLink {
  OrganisationId organisation;
  std::string token;  // as it stands in the address; it shows one badge and opens nothing else
  AwardId award;
  Instant created;
  std::optional<Instant> expires;
  std::int64_t views = 0;
  std::string part = {};  // what it shows in place of the badge: a credential, as text; else ""
};

class Sharing {
 public:
  virtual ~Sharing() = default;
  // A badge is reached at its address unless its holder took it back.
  virtual Status set_hidden(const OrganisationId& organisation, const AwardId& award,
                            std::optional<Instant> since) = 0;
  virtual Result<bool> is_hidden(const OrganisationId& organisation, const AwardId& award) = 0;

  virtual Status add_link(const ShareLink& link) = 0;
  // Errors: not_found.
  virtual Result<ShareLink> find_link(const OrganisationId& organisation,
                                      const std::string& token) = 0;
  // Newest first.
  virtual Result<std::vector<ShareLink>> links_of(const OrganisationId& organisation,
                                                  const AwardId& award) = 0;
  virtual Status add_views(const OrganisationId& organisation, const std::string& token,
                           std::int64_t views) = 0;
  // Errors: not_found.
  virtual Status remove_link(const OrganisationId& organisation, const AwardId& award,
                             const std::string& token) = 0;
  virtual Status remove_all(const OrganisationId& organisation, const AwardId& award) = 0;
};

}  // namespace cairn::app
