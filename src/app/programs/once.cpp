// SPDX-License-Identifier: Apache-2.0
#include "app/programs/once.h"

#include "app/limits.h"

namespace cairn::app {
namespace {

constexpr const char* where = "idempotency key";

Result<std::optional<KeptAnswer>> found_before(const KeptAnswer& request, KeptAnswer kept) {
  if (kept.request_digest != request.request_digest)
    return fail(ErrorCode::invalid, where,
                "This Idempotency-Key was used for another request. Choose a new one.");
  if (kept.status != 0) return std::optional(std::move(kept));
  auto error = fail(ErrorCode::conflict, where,
                    "A request with this Idempotency-Key has begun and its answer is not there. "
                    "Ask again in a moment; if this stays, look whether it acted, and choose a new "
                    "key.");
  error.retry_seconds = 1;
  return error;
}

}  // namespace

Result<std::optional<KeptAnswer>> begin_once(Context& context, const KeptAnswer& request) {
  if (request.key.empty() || request.key.size() > limits::idempotency_key_bytes_max)
    return fail(ErrorCode::invalid, where, "An Idempotency-Key has 1 to 255 characters.");
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  auto& answers = transaction->answers();
  const Instant oldest{context.clock.now().microseconds -
                       limits::kept_answer_seconds_max * 1'000'000};
  CAIRN_CHECK(answers.remove_before(request.organisation, oldest));
  auto kept = answers.find(request.organisation, request.key);
  if (kept) return found_before(request, std::move(*kept));
  if (kept.error().code != ErrorCode::not_found) return std::move(kept).error();
  CAIRN_CHECK(answers.add(request));
  CAIRN_CHECK(transaction->commit());
  return std::optional<KeptAnswer>();
}

Status keep_answer(Context& context, const KeptAnswer& answer) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_CHECK(transaction->answers().update(answer));
  return transaction->commit();
}

Status drop_answer(Context& context, const KeptAnswer& request) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_CHECK(transaction->answers().remove(request.organisation, request.key));
  return transaction->commit();
}

}  // namespace cairn::app
