// SPDX-License-Identifier: Apache-2.0
#include "app/webhooks/secret.h"

namespace cairn::app {

Result<Bytes> seal_webhook_secret(Context& context, const WebhookId& id, std::string_view secret) {
  return context.keys.seal(as_bytes(secret), "webhook " + id.text);
}

Result<std::string> open_webhook_secret(Context& context, const Webhook& webhook,
                                        const Bytes& sealed) {
  CAIRN_TRY(const auto secret, context.keys.open(sealed, "webhook " + webhook.id.text));
  return std::string(as_text(secret.view()));
}

}  // namespace cairn::app
