// SPDX-License-Identifier: Apache-2.0
// Archives: files put together into one, which leaves while it is made.
#pragma once
#include <memory>
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/instant.h"
#include "base/result.h"

namespace cairn::app {

// One file after the other. What was made so far is taken now and then.
class ArchiveWriter {
 public:
  virtual ~ArchiveWriter() = default;
  // `name` is a path with "/".
  virtual Status begin(const std::string& name) = 0;
  virtual Status write(ByteView bytes) = 0;
  virtual Status finish() = 0;
  virtual std::string take() = 0;

  Status add(const std::string& name, std::string_view content) {
    CAIRN_CHECK(begin(name));
    return write(as_bytes(content));
  }
};

class Archives {
 public:
  virtual ~Archives() = default;
  // A ZIP whose files bear that moment. Errors: unsupported (the module for archives is missing).
  virtual Result<std::unique_ptr<ArchiveWriter>> new_zip(Instant moment) = 0;
};

}  // namespace cairn::app
