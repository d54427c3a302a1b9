// SPDX-License-Identifier: Apache-2.0
#include "app/sharing/show_part.h"

namespace cairn::app {
namespace {

constexpr const char* where = "show part";

// What the library says, for people who build such things, as a sentence for a holder.
Error in_plain_words(const Error& error) {
  switch (error.code) {
    case ErrorCode::not_permitted:
      return fail(error.code, where,
                  "No part of this can be kept back: it was signed as a whole, or it is a copy "
                  "that was made for showing already. Bring the original as its issuer gave it "
                  "out, or ask for one that can be shown in parts.");
    case ErrorCode::unreadable:
      return fail(
          error.code, where,
          "This is not the text of a credential. Bring the file as its issuer gave it out.");
    case ErrorCode::too_large:
      return fail(error.code, where, "This is too large to be shown in parts here.");
    case ErrorCode::unknown_context:
      return fail(error.code, where,
                  "It uses a vocabulary that is not known here, so its parts cannot be told apart. "
                  "Ask the issuer for a copy that uses a published one.");
    default:
      return fail(error.code, where,
                  "It is made in a way that its parts cannot be told apart. Ask the issuer for a "
                  "fresh copy.");
  }
}

template <class T>
Result<T> in_plain_words(Result<T> result) {
  if (result) return result;
  return in_plain_words(result.error());
}

}  // namespace

Result<securing::Parts> parts_to_show(Context& context, std::string_view text, Arena& arena) {
  const auto workspace = context.workspaces.take();
  return in_plain_words(securing::parts_of(text, *workspace, arena));
}

Result<securing::Derived> show_part(Context& context, std::string_view text,
                                    std::span<const std::string> pointers, Arena& arena) {
  const auto workspace = context.workspaces.take();
  auto derived = securing::derive(text, pointers, *workspace, arena);
  if (!derived && derived.error().code == ErrorCode::invalid && !derived.error().path.empty())
    return fail(ErrorCode::invalid, where,
                "One of the parts that were chosen is not there. Choose anew.");
  if (!derived && derived.error().code == ErrorCode::invalid && pointers.empty())
    return fail(ErrorCode::invalid, where,
                "Nothing is chosen to be shown. Choose a part at least.");
  return in_plain_words(std::move(derived));
}

}  // namespace cairn::app
