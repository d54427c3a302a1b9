// SPDX-License-Identifier: Apache-2.0
// Webhooks: addresses of other programs that an organisation has told of what happens.
#pragma once
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/ids.h"
#include "base/bytes.h"
#include "base/instant.h"
#include "base/result.h"

namespace cairn::app {

using WebhookId = Id<struct WebhookTag>;

enum class WebhookState : std::uint8_t { active, paused };
inline constexpr std::array<std::string_view, 2> webhook_state_names{"active", "paused"};

// Why one is paused.
enum class WebhookPause : std::uint8_t {
  asked,    // somebody wanted it so
  gone,     // its receiver answered 410
  failing,  // nothing arrived there for days
};
inline constexpr std::array<std::string_view, 3> webhook_pause_names{"asked", "gone", "failing"};

struct Webhook {
  OrganisationId organisation;
  WebhookId id;
  std::string url;
  Bytes sealed_secret;
  // The one before, which signs too until then, so that a receiver has time to learn the new one.
  Bytes former_secret;
  std::optional<Instant> former_until;
  std::vector<std::string> events;  // their names
  WebhookState state = WebhookState::active;
  WebhookPause pause = WebhookPause::asked;  // while it is paused
  Instant created;
  std::optional<Instant> last_success;
  std::optional<Instant> last_failure;
  std::string last_error;
  std::optional<Instant> failing_since;  // nothing has arrived since
};

class Webhooks {
 public:
  virtual ~Webhooks() = default;
  virtual Status add(const Webhook& webhook) = 0;
  // Errors of each: not_found.
  virtual Result<Webhook> find(const OrganisationId& organisation, const WebhookId& id) = 0;
  virtual Status update(const Webhook& webhook) = 0;
  virtual Status remove(const OrganisationId& organisation, const WebhookId& id) = 0;
  // Oldest first.
  virtual Result<std::vector<Webhook>> list(const OrganisationId& organisation) = 0;
};

}  // namespace cairn::app
