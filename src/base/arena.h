// SPDX-License-Identifier: Apache-2.0
// Arena: memory that is given out in order and taken back all at once. Holds trivially destructible
// things only. reset() keeps the largest block, so a reused arena stops allocating.
#pragma once
#include <cstddef>
#include <cstring>
#include <memory>
#include <new>
#include <span>
#include <string_view>
#include <type_traits>
#include <vector>

namespace cairn {

class Arena {
 public:
  explicit Arena(std::size_t first_block_bytes = 16 * 1024)
      : next_block_bytes_(first_block_bytes) {}
  Arena(Arena&&) = default;
  Arena& operator=(Arena&&) = default;
  Arena(const Arena&) = delete;
  Arena& operator=(const Arena&) = delete;

  void* allocate(std::size_t size, std::size_t alignment) {
    auto at = (reinterpret_cast<std::uintptr_t>(cursor_) + alignment - 1) & ~(alignment - 1);
    if (cursor_ == nullptr || at + size > reinterpret_cast<std::uintptr_t>(end_)) {
      grow(size + alignment);
      at = (reinterpret_cast<std::uintptr_t>(cursor_) + alignment - 1) & ~(alignment - 1);
    }
    cursor_ = reinterpret_cast<std::byte*>(at + size);
    return reinterpret_cast<void*>(at);
  }

  template <class T, class... Args>
  T* make(Args&&... args) {
    static_assert(std::is_trivially_destructible_v<T>);
    return ::new (allocate(sizeof(T), alignof(T))) T{std::forward<Args>(args)...};
  }

  // Uninitialised room for `count` things; the caller constructs them.
  template <class T>
  std::span<T> array(std::size_t count) {
    static_assert(std::is_trivially_destructible_v<T>);
    return {static_cast<T*>(allocate(sizeof(T) * count, alignof(T))), count};
  }

  template <class T>
  std::span<T> copy(std::span<const T> items) {
    auto room = array<T>(items.size());
    if (!items.empty())
      std::memcpy(static_cast<void*>(room.data()), items.data(), items.size_bytes());
    return room;
  }

  std::string_view copy(std::string_view text) {
    if (text.empty()) return {"", 0};
    auto* room = static_cast<char*>(allocate(text.size(), 1));
    std::memcpy(room, text.data(), text.size());
    return {room, text.size()};
  }

  void reset();
  // Overwrites all there is; nothing given out may be used any more.
  void wipe();
  std::size_t reserved_bytes() const;

 private:
  void grow(std::size_t size_min);

  struct Block {
    std::unique_ptr<std::byte[]> memory;
    std::size_t size;
  };
  std::vector<Block> blocks_;
  std::byte* cursor_ = nullptr;
  std::byte* end_ = nullptr;
  std::size_t next_block_bytes_;
};

}  // namespace cairn
