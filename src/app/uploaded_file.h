// SPDX-License-Identifier: Apache-2.0
// A file as it came with a form. Its bytes are viewed where the request holds them, never copied:
// it lives no longer than the request.
#pragma once
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace cairn::app {

// A text that is about to end: a view of it would outlive it.
template <class T>
concept EndingText = std::is_same_v<std::remove_cv_t<T>, std::string>;

struct UploadedFile {
  UploadedFile(std::string its_field, std::string its_name, std::string_view its_bytes)
      : field(std::move(its_field)), name(std::move(its_name)), bytes(its_bytes) {}
  template <EndingText T>
  UploadedFile(std::string, std::string, T&&) = delete;

  std::string field;       // the name of the form's input
  std::string name;        // as the browser gave it; for showing only, never a path
  std::string_view bytes;  // within the request's body
};

}  // namespace cairn::app
