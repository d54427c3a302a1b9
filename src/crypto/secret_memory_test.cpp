// SPDX-License-Identifier: Apache-2.0
// Memory that once held a secret is given back without it. Every block that this program frees is
// looked through.
#include <gtest/gtest.h>
#include <malloc.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <new>

#include "base/arena.h"
#include "base/text_buffer.h"
#include "crypto/key_file.h"
#include "crypto/multikey.h"
#include "crypto/test_keys.h"

namespace {

struct Watch {
  const void* pattern = nullptr;
  std::size_t size = 0;
  std::size_t found = 0;
};
Watch watch;

void release(void* memory) {
  if (memory != nullptr && watch.size != 0 &&
      memmem(memory, malloc_usable_size(memory), watch.pattern, watch.size) != nullptr)
    ++watch.found;
  std::free(memory);
}

void* obtain(std::size_t size) {
  if (auto* memory = std::calloc(1, size == 0 ? 1 : size)) return memory;
  throw std::bad_alloc();
}

}  // namespace

void* operator new(std::size_t size) { return obtain(size); }
void* operator new[](std::size_t size) { return obtain(size); }
void operator delete(void* memory) noexcept { release(memory); }
void operator delete[](void* memory) noexcept { release(memory); }
void operator delete(void* memory, std::size_t) noexcept { release(memory); }
void operator delete[](void* memory, std::size_t) noexcept { release(memory); }

namespace cairn::crypto {
namespace {

// How many blocks are freed during `work` that hold `pattern`.
template <class Work>
std::size_t blocks_with(ByteView pattern, Work work) {
  watch = {pattern.data(), pattern.size(), 0};
  work();
  const auto found = watch.found;
  watch = {};
  return found;
}

template <class Work>
void expect_clean(const PrivateKey& key, Work work) {
  constexpr std::size_t bytes = 24;  // of the end: an RSA key begins with what is public
  const auto text = to_secret_multikey(key);
  EXPECT_EQ(blocks_with(text.view().last(bytes), work), 0U) << "as text";
  EXPECT_EQ(blocks_with(key.secret().last(bytes), work), 0U) << "as bytes";
  const auto end = key.secret().last(bytes);
  const Bytes reversed(end.rbegin(), end.rend());
  EXPECT_EQ(blocks_with(reversed, work), 0U) << "backwards";
}

TEST(SecretMemory, TheWatchSeesWhatIsLeftBehind) {
  const std::string pattern = "a text that is not secret at all";
  EXPECT_EQ(blocks_with(as_bytes(pattern), [&] { const std::string copy = pattern; }), 1U);
  EXPECT_EQ(blocks_with(as_bytes(pattern), [&] { const auto s = Secret::copy(as_bytes(pattern)); }),
            0U);
}

TEST(SecretMemory, KeyFilesLeaveNothingBehind) {
  for (const auto type : {KeyType::ed25519, KeyType::p256, KeyType::p384, KeyType::rsa}) {
    const auto& key = test_key(type);
    const auto text = write_key_file(key);
    expect_clean(key, [&] { const auto written = write_key_file(key); });
    expect_clean(key, [&] { EXPECT_TRUE(open_key_file(text.text(), "").ok()); });
    expect_clean(key, [&] { EXPECT_TRUE(inspect_key_file(text.text()).ok()); });
  }
  const auto& key = test_key(KeyType::ed25519);
  expect_clean(key, [&] {
    const auto locked = *write_key_file(key, "stone on stone", repeatable_random(5));
    EXPECT_TRUE(open_key_file(locked, "stone on stone").ok());
  });
}

TEST(SecretMemory, ArenasBuffersAndTextsAreWipedWhereAsked) {
  const std::string pattern = "another text that is not secret";
  EXPECT_EQ(blocks_with(as_bytes(pattern),
                        [&] {
                          Wiping<Arena> arena;
                          Wiping<TextBuffer> buffer;
                          buffer.append(arena.copy(std::string_view(pattern)));
                          auto copy = pattern;
                          EXPECT_EQ(Secret::take(std::move(copy)).text(), pattern);
                        }),
            0U);
}

}  // namespace
}  // namespace cairn::crypto
