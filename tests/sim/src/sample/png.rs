//! Pictures made in code: PNG with a deflate that knows runs, which is all a gradient needs.

/// An RGB picture as PNG; `color` gives the pixel at a column and a row.
pub(super) fn picture(width: u16, height: u16, color: impl Fn(u16, u16) -> [u8; 3]) -> Vec<u8> {
    let mut rows = Vec::with_capacity(usize::from(width) * usize::from(height) * 3);
    for y in 0..height {
        // Filter 1: each byte as the difference to the pixel on its left, so that smooth rows become runs.
        rows.push(1);
        let mut left = [0_u8; 3];
        for x in 0..width {
            let pixel = color(x, y);
            rows.extend(pixel.iter().zip(left).map(|(now, before)| now.wrapping_sub(before)));
            left = pixel;
        }
    }
    let mut header = Vec::with_capacity(13);
    header.extend(u32::from(width).to_be_bytes());
    header.extend(u32::from(height).to_be_bytes());
    // Eight bits a channel, RGB, and the only methods there are.
    header.extend([8, 2, 0, 0, 0]);

    let mut png = b"\x89PNG\r\n\x1a\n".to_vec();
    chunk(&mut png, *b"IHDR", &header);
    chunk(&mut png, *b"IDAT", &zlib(&rows));
    chunk(&mut png, *b"IEND", &[]);
    png
}

fn chunk(png: &mut Vec<u8>, kind: [u8; 4], data: &[u8]) {
    png.extend(u32::try_from(data.len()).unwrap_or_default().to_be_bytes());
    png.extend(kind);
    png.extend(data);
    png.extend(crc32(kind.iter().chain(data)).to_be_bytes());
}

/// The checksum of a chunk, bit by bit: the pictures are small.
fn crc32<'a>(bytes: impl Iterator<Item = &'a u8>) -> u32 {
    let fold = |crc: u32, byte: &u8| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| (crc >> 1) ^ (0xEDB8_8320 & (crc & 1).wrapping_neg()))
    };
    !bytes.fold(u32::MAX, fold)
}

fn adler32(bytes: &[u8]) -> u32 {
    let (a, b) = bytes.iter().fold((1_u32, 0_u32), |(a, b), byte| {
        let a = (a + u32::from(*byte)) % 65_521;
        (a, (b + a) % 65_521)
    });
    b << 16 | a
}

/// A zlib stream of one block with the fixed codes; repeated pixels (distance 3) become matches.
fn zlib(bytes: &[u8]) -> Vec<u8> {
    const DISTANCE: usize = 3;
    const LONGEST: usize = 258;
    let mut bits = Bits { out: vec![0x78, 0x01], open: 0, count: 0 };
    // The last block, fixed codes.
    bits.low_first(0b011, 3);
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let (here, there) = (bytes.get(at..), bytes.get(at.saturating_sub(DISTANCE)..));
        let run = here.unwrap_or_default().iter().zip(there.unwrap_or_default());
        let run = run.take(LONGEST).take_while(|(now, before)| now == before).count();
        if at >= DISTANCE && run >= 3 {
            // Lengths 3 to 10 and 258 are the symbols without extra bits; distance 3 is symbol 2.
            let length = if run == LONGEST { run } else { run.min(10) };
            bits.symbol(if run == LONGEST { 285 } else { u16::try_from(254 + length).unwrap_or(257) });
            bits.high_first(2, 5);
            at += length;
        } else {
            bits.symbol(u16::from(byte));
            at += 1;
        }
    }
    bits.symbol(256);
    let mut out = bits.finish();
    out.extend(adler32(bytes).to_be_bytes());
    out
}

/// Bits packed into bytes from the low end.
struct Bits {
    out: Vec<u8>,
    open: u32,
    count: u32,
}

impl Bits {
    fn low_first(&mut self, value: u32, length: u32) {
        self.open |= value << self.count;
        self.count += length;
        while self.count >= 8 {
            self.out.extend(u8::try_from(self.open & 0xff));
            self.open >>= 8;
            self.count -= 8;
        }
    }

    /// Huffman codes go in from their high end.
    fn high_first(&mut self, code: u32, length: u32) {
        self.low_first(code.reverse_bits() >> (32 - length), length);
    }

    /// A literal, a length or the end, in the fixed code of RFC 1951, 3.2.6.
    fn symbol(&mut self, symbol: u16) {
        let symbol = u32::from(symbol);
        match symbol {
            0..=143 => self.high_first(0x30 + symbol, 8),
            144..=255 => self.high_first(0x190 + symbol - 144, 9),
            256..=279 => self.high_first(symbol - 256, 7),
            _ => self.high_first(0xc0 + symbol - 280, 8),
        }
    }

    fn finish(mut self) -> Vec<u8> {
        if self.count > 0 {
            self.low_first(0, 8 - self.count);
        }
        self.out
    }
}

#[cfg(test)]
mod tests {
    use super::{adler32, crc32, picture};

    #[test]
    fn the_checksums_are_the_known_ones() {
        assert_eq!(crc32(b"123456789".iter()), 0xcbf4_3926);
        assert_eq!(adler32(b"Wikipedia"), 0x11e6_0398);
    }

    #[test]
    fn a_smooth_picture_is_small() {
        let png = picture(480, 300, |_, y| [u8::try_from(y / 2).unwrap(), 90, 120]);
        assert!(png.starts_with(b"\x89PNG\r\n\x1a\n") && png.len() < 15_000, "{}", png.len());
    }
}
