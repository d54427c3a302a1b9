// SPDX-License-Identifier: Apache-2.0
// What one request takes of what all of them have.
#pragma once
#include <cstddef>

namespace cairn::server {

// How many bytes of bodies one request adds to those of all, until it is answered.
class Share {
 public:
  explicit Share(std::size_t& all) : all_(all) {}
  ~Share() { all_ -= own_; }
  Share(const Share&) = delete;
  Share& operator=(const Share&) = delete;
  void grow_to(std::size_t bytes) {
    all_ += bytes - own_;
    own_ = bytes;
  }

 private:
  std::size_t& all_;
  std::size_t own_ = 0;
};

}  // namespace cairn::server
