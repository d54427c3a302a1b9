// SPDX-License-Identifier: Apache-2.0
// Releases what a C library made: std::unique_ptr<pcre2_code, Release<pcre2_code_free>>.
#pragma once

namespace cairn {

template <auto release>
struct Release {
  template <class T>
  void operator()(T* object) const {
    release(object);
  }
};

}  // namespace cairn
